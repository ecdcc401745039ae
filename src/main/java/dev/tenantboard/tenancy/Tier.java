package dev.tenantboard.tenancy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization's subscription tier. */
@Schema(description = "An organization's subscription tier.")
public enum Tier {
    FREE,
    STARTER,
    GROWTH,
    ELITE,
    ENTERPRISE,
    CUSTOM
}
