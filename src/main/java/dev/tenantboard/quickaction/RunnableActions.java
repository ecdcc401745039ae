package dev.tenantboard.quickaction;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Role;
import dev.tenantboard.persistence.KeysetQuery;
import java.util.Set;

/** The actions that a caller may run, as conditions of a query. */
final class RunnableActions {

    private RunnableActions() {}

    /**
     * The same rule as {@link QuickAction#isReadableBy} for callers that do not manage actions, as query conditions.
     */
    static KeysetQuery<QuickAction> select(KeysetQuery<QuickAction> query, Caller caller) {
        query.where("e.enabled = true")
                .where(
                        "(sql('cardinality(?) = 0', e.requiredRole) or sql('? = any(?)', :role, e.requiredRole))",
                        "role",
                        caller.role().name())
                .where(
                        "(sql('cardinality(?) = 0', e.requiredTier) or sql('? = any(?)', :tier, e.requiredTier))",
                        "tier",
                        caller.tier().name());
        if (caller.role() == Role.VIEWER) {
            query.where(
                    "(e.actionType in :navigating or sql('''VIEWER'' = any(?)', e.requiredRole))",
                    "navigating",
                    Set.of(ActionType.NAVIGATION, ActionType.EXTERNAL_LINK));
        }
        return query;
    }
}
