package dev.tenantboard.live.log;

/**
 * The log of an organization may have new entries. A hint does not contain them, and may be repeated.
 *
 * @param organizationId null for any organization, because hints may be lost
 */
public record ChangeHint(String organizationId) {}
