package dev.tenantboard.http;

import jakarta.validation.groups.Default;

/**
 * The constraints of a body that defines a whole resource. A merge patch is validated without them: it may leave alone what
 * was stored before a rule.
 */
public interface WholeBody extends Default {}
