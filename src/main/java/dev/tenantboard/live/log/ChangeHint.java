package dev.tenantboard.live.log;

/**
 * There may be something new in the log of an organization. It says neither what, nor that it was not said before.
 *
 * @param organizationId null if news may have been missed: of any organization
 */
public record ChangeHint(String organizationId) {}
