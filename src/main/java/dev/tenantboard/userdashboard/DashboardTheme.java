package dev.tenantboard.userdashboard;

/** The dashboard's colours. */
public enum DashboardTheme {
    LIGHT,
    DARK,
    AUTO
}
