package dev.tenantboard.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One way to make the schema unsafe, and the guard's check that notices it.
 *
 * @param table the tenant table whose rows it concerns most
 * @param sql what a superuser would have to do
 */
record Mutation(String check, String table, String sql) {

    private Mutation(String check, String sql) {
        this(check, "activity_feeds", sql);
    }

    static List<Mutation> all() {
        List<Mutation> mutations = new ArrayList<>();
        mutations.addAll(ofPolicies());
        mutations.addAll(ofTables());
        mutations.addAll(ofThePlatform());
        mutations.addAll(ofPrivileges());
        mutations.addAll(ofTheRole());
        return mutations;
    }

    /** Each policy dropped, loosened, narrowed to a role, or turned from a guard into a permission. */
    static List<Mutation> ofPolicies() {
        List<Mutation> mutations = new ArrayList<>();
        for (KnownSchema.Policy policy : KnownSchema.CURRENT.policies()) {
            String on = policy.name() + " on " + policy.table();
            mutations.add(new Mutation("specified-policies", policy.table(), "drop policy " + on));
            if (!"true".equals(policy.using())) {
                mutations.add(
                        new Mutation("specified-policies", policy.table(), "alter policy " + on + loosened(policy)));
            }
            mutations.add(
                    new Mutation("specified-policies", policy.table(), "alter policy " + on + " to tenantboard_owner"));
        }
        return mutations;
    }

    private static String loosened(KnownSchema.Policy policy) {
        return (policy.using().isEmpty() ? "" : " using (true)")
                + (policy.check().isEmpty() ? "" : " with check (true)");
    }

    private static List<Mutation> ofTables() {
        List<Mutation> mutations = new ArrayList<>();
        for (String table : tables(KnownSchema.Table::isIsolated)) {
            mutations.add(new Mutation("row-security", table, "alter table " + table + " disable row level security"));
            mutations.add(new Mutation(
                    "forced-row-security", table, "alter table " + table + " no force row level security"));
            mutations.add(
                    new Mutation("unknown-policies", table, "create policy careless on " + table + " using (true)"));
            String command = table.equals("dashboard_events") ? "delete" : "update";
            mutations.add(new Mutation(
                    "unknown-policies",
                    table,
                    "create policy careless on " + table + " for " + command + " using (true)"));
            mutations.add(new Mutation("ownership", table, "alter table " + table + " owner to tenantboard_app"));
            for (String privilege : List.of("truncate", "references", "trigger")) {
                mutations.add(new Mutation("privileges", table, "grant " + privilege + " on " + table + " to public"));
            }
        }
        return mutations;
    }

    /** Of the tables that the product made itself. */
    private static List<Mutation> ofThePlatform() {
        List<Mutation> mutations = new ArrayList<>();
        for (String table : tables(table -> table.content() == KnownSchema.Table.Content.PLATFORM)) {
            mutations.add(new Mutation("row-security", table, "alter table " + table + " disable row level security"));
            mutations.add(
                    new Mutation("unknown-policies", table, "create policy careless on " + table + " using (true)"));
        }
        return mutations;
    }

    private static List<String> tables(Predicate<KnownSchema.Table> condition) {
        return KnownSchema.CURRENT.tables().stream()
                .filter(condition)
                .map(KnownSchema.Table::name)
                .toList();
    }

    private static List<Mutation> ofPrivileges() {
        List<Mutation> mutations = new ArrayList<>();
        for (String table : tables(table -> !table.isIsolated())) {
            for (String privilege : List.of("insert", "update", "delete")) {
                mutations.add(new Mutation("read-only", "grant " + privilege + " on " + table + " to tenantboard_app"));
            }
        }
        mutations.addAll(List.of(
                new Mutation("read-only", "grant update (role) on organization_members to public"),
                new Mutation("privileges", "grant references (id) on quick_actions to tenantboard_app"),
                new Mutation("creation", "grant create on schema public to public"),
                new Mutation(
                        "unknown-relations",
                        "create table stray (organization_id text); grant select on stray to tenantboard_app"),
                new Mutation(
                        "unknown-relations",
                        "create view titles as select title from activity_feeds; grant select on titles to public"),
                new Mutation("unknown-relations", """
                        create view titles as select title from activity_feeds;
                        create view lengths as select length(title) from titles;
                        create view longest as select max(length) from lengths;
                        grant select on longest to tenantboard_app
                        """),
                new Mutation("security-definer", """
                        create function all_titles() returns setof varchar language sql security definer
                        as 'select title from activity_feeds'
                        """),
                new Mutation("security-definer", """
                        create role unbound bypassrls;
                        create function all_titles() returns setof varchar language sql security definer
                        as 'select title from activity_feeds';
                        alter function all_titles() owner to unbound
                        """),
                new Mutation("security-definer", """
                        create function all_titles() returns setof varchar language sql security definer
                        as 'select title from activity_feeds';
                        alter function all_titles() owner to tenantboard_owner
                        """)));
        return mutations;
    }

    private static List<Mutation> ofTheRole() {
        return List.of(
                new Mutation("superuser", "alter role tenantboard_app superuser"),
                new Mutation("bypass-rls", "alter role tenantboard_app bypassrls"),
                new Mutation("create-role", "alter role tenantboard_app createrole"),
                new Mutation("membership", "grant tenantboard_owner to tenantboard_app"),
                new Mutation("ownership", "create schema theirs authorization tenantboard_app"),
                new Mutation("ownership", "alter table users owner to tenantboard_app"));
    }

    @Override
    public String toString() {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
