package dev.tenantboard.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dashboard's colours. */
@Schema(description = "The colours of the dashboard.")
public enum DashboardTheme {
    LIGHT,
    DARK,
    AUTO
}
