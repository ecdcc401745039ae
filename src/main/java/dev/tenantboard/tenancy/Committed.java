package dev.tenantboard.tenancy;

/** A transaction in which something of an organization may have been written was committed. */
public record Committed(String organizationId) {}
