package dev.tenantboard.quickaction;

import java.util.Set;

/**
 * Selects quick actions.
 *
 * @param all all actions, for callers that manage them, instead of those that the caller may run
 */
record QuickActionFilter(Set<ActionType> types, Boolean enabled, boolean all) {}
