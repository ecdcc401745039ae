package dev.tenantboard.dashboard;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Applies the default template of a tier to an organization without widgets, once in its life. */
@Stateless
@Tenanted
public class FirstBoardService {

    private static final String DUE = """
            select d.template, m.user_id
            from dashboard_template_defaults d
            join organization_members m on m.organization_id = ? and m.role::text = 'OWNER'
            join users u on u.id = m.user_id and u.is_active
            where d.tier = ?
                and not exists (select from dashboard_widgets w where w.organization_id = ?)
                and not exists (
                    select
                    from dashboard_tenants t
                    where t.organization_id = ? and t.template_applied_at is not null)
            order by m.user_id
            limit 1
            """;

    /** One round trip. Of concurrent transactions only one gets the lock, and the others do not wait. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked";

    private static final String REMEMBER = """
            insert into dashboard_tenants (organization_id, template_applied_at)
            values (?, now())
            on conflict (organization_id) do update
                set template_applied_at = excluded.template_applied_at
                where dashboard_tenants.template_applied_at is null
            """;

    /**
     * A template that is due.
     *
     * @param owner the OWNER who becomes the creator of the rows: of several the one with the smallest id
     */
    record Due(String organizationId, String owner, String template) {}

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private TemplateService templates;

    @Inject
    private AuditTrail trail;

    /** Returns the template that is due, or empty. Without an OWNER none is. */
    public Optional<Due> due() {
        Caller caller = tenant.caller();
        String organization = caller.organizationId();
        return database
                .run(statements -> statements.list(
                        DUE,
                        row -> new Due(organization, row.getString("user_id"), row.getString("template")),
                        organization,
                        caller.tier().name(),
                        organization,
                        organization))
                .stream()
                .findFirst();
    }

    /**
     * Applies the template that is due, and remembers it, or does neither.
     *
     * @return whether it did
     */
    public boolean apply() {
        String organization = tenant.organizationId();
        boolean isAlone = database.run(statements ->
                        statements.list(LOCK, row -> row.getBoolean("locked"), "first board " + organization))
                .get(0);
        Optional<Due> due = isAlone ? due() : Optional.empty();
        if (due.isEmpty() || database.run(statements -> statements.execute(REMEMBER, organization)) == 0) {
            return false;
        }
        String template = due.get().template();
        templates.apply(template);
        trail.recordSystemEvent(
                "The dashboard was empty, so the template " + template + " was applied",
                "template",
                template,
                "applied",
                ActivitySeverity.INFO,
                null);
        return true;
    }
}
