package dev.tenantboard.tenancy;

/** An organization's subscription tier. */
public enum Tier {
    FREE,
    STARTER,
    GROWTH,
    ELITE,
    ENTERPRISE,
    CUSTOM
}
