package dev.tenantboard.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How close the dashboard's parts stand. */
@Schema(description = "How close the parts of the dashboard stand.")
public enum LayoutDensity {
    COMPACT,
    NORMAL,
    SPACIOUS
}
