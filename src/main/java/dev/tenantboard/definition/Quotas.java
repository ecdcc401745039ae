package dev.tenantboard.definition;

import dev.tenantboard.access.Caller;
import dev.tenantboard.access.Scope;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;

/**
 * Refuses a row above the limit of its kind. Creations of one kind in one organization run one after the other: the lock lasts
 * until the end of the transaction. So two concurrent ones never both use the last place.
 */
@Stateless
@Tenanted
public class Quotas {

    /** One round trip. The second statement begins when the lock is held, so it sees what the previous holder committed. */
    private static final String COUNT = """
            select pg_advisory_xact_lock(hashtextextended(?, 0));
            select count(*) as existing
            from %s
            where organization_id = ?
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private QuotaSettings settings;

    /**
     * Requires room for one more row in the caller's organization. Rows of the platform, and rows that the product itself
     * creates, have no limit.
     *
     * @throws ProblemException 409
     */
    public void requireRoom(Quota quota) {
        Caller caller = tenant.caller();
        if (caller.scope() != Scope.ORGANIZATION) {
            return;
        }
        int limit = settings.of(quota, caller.tier());
        if (limit == 0) {
            return;
        }
        long existing = count(quota, caller.organizationId());
        if (existing >= limit) {
            throw exceeded(quota, existing, limit, caller);
        }
    }

    private long count(Quota quota, String organization) {
        return database.run(statements -> statements.list(
                        COUNT.formatted(quota.table()),
                        row -> row.getLong("existing"),
                        "quota " + quota.table() + " " + organization,
                        organization))
                .get(0);
    }

    private static ProblemException exceeded(Quota quota, long existing, int limit, Caller caller) {
        return new ProblemException(
                ProblemType.QUOTA_EXCEEDED,
                String.format(
                        Locale.ROOT,
                        "The organization has %,d %s, and its tier %s allows %,d. Nothing was created. Delete %s that"
                                + " are no longer needed, or ask the operator of the platform for more.",
                        existing,
                        quota.rows(),
                        caller.tier(),
                        limit,
                        quota.rows()));
    }
}
