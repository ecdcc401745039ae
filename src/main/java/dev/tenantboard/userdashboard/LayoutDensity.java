package dev.tenantboard.userdashboard;

/** How close the dashboard's parts stand. */
public enum LayoutDensity {
    COMPACT,
    NORMAL,
    SPACIOUS
}
