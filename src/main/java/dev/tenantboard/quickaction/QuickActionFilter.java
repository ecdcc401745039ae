package dev.tenantboard.quickaction;

import java.util.Set;

/**
 * Which quick actions are asked for.
 *
 * @param all every action, for those who manage them, instead of those that the caller may run
 */
record QuickActionFilter(Set<ActionType> types, Boolean enabled, boolean all) {}
