package dev.tenantboard.quickaction;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts uses by SQL, so that no concurrent use is lost. An organization's action counts in its own row, without a
 * change of the definition. An action of the platform counts in one row for each organization.
 */
@Stateless
@Tenanted
public class QuickActionUses {

    private static final String COUNT_OWN = """
            update quick_actions
            set usage_count = usage_count + 1,
                last_used = greatest(last_used, now())
            where id = ? and organization_id = ?
            """;

    private static final String COUNT_SYSTEM = """
            insert into quick_action_usage as usage (quick_action_id, organization_id, usage_count, last_used)
            values (?, ?, 1, now())
            on conflict (organization_id, quick_action_id) do update
            set usage_count = usage.usage_count + 1,
                last_used = greatest(usage.last_used, now())
            """;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /**
     * An organization's usage of an action.
     *
     * @param lastUsed null if never used
     */
    public record Usage(int count, OffsetDateTime lastUsed) {

        static final Usage NONE = new Usage(0, null);
    }

    /** Counts a use by the caller's organization, in the current transaction. */
    public void count(QuickAction action) {
        String sql = action.organizationId() == null ? COUNT_SYSTEM : COUNT_OWN;
        if (NativeQueries.of(entities, sql, action.id(), tenant.organizationId())
                        .executeUpdate()
                == 0) {
            throw ProblemException.notFound();
        }
    }

    /** Returns the usage of an action by the caller's organization. */
    public Usage of(QuickAction action) {
        return action.organizationId() == null ? of(List.of(action)).apply(action) : action.usage();
    }

    /** Returns the usage of several actions by the caller's organization, with one query. */
    public Function<QuickAction, Usage> of(Collection<QuickAction> actions) {
        Map<String, Usage> ofSystem =
                ofSystem(actions.stream().map(QuickAction::id).toList());
        return action ->
                action.organizationId() == null ? ofSystem.getOrDefault(action.id(), Usage.NONE) : action.usage();
    }

    private Map<String, Usage> ofSystem(List<String> ids) {
        Caller caller = tenant.caller();
        if (ids.isEmpty() || caller.managesSystemRows()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select e from QuickActionUsage e where e.organizationId = :organization and e.id in :ids",
                        QuickActionUsage.class)
                .setParameter("organization", caller.organizationId())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(QuickActionUsage::id, QuickActionUsage::usage));
    }
}
