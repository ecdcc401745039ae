package dev.tenantboard.metric.catalog;

import dev.tenantboard.database.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of a platform, and views of them: honest ones, ones that lie, and ones of which nobody can tell. */
final class OfferedViews {

    static final String CURRENT = "nullif(current_setting('app.current_org_id', true), '')";

    private static final String TABLES = """
            insert into organizations (id, name, slug, subscription_tier)
            values ('acme', 'Acme', 'acme', 'FREE'), ('globex', 'Globex', 'globex', 'FREE');
            create table expenses (
                id integer primary key, organization_id text not null, amount numeric, category_id integer, payer text);
            create table categories (id integer primary key, organization_id text not null, name text);
            create table bills (id integer primary key, tenant text not null, amount numeric);
            create table currencies (code text primary key, rate numeric);
            create table payments (id integer primary key, organization_id uuid not null, amount numeric);
            create table secured (id integer primary key, organization_id text not null, amount numeric);
            alter table secured enable row level security;
            create policy secured_isolation on secured using (organization_id = $current);
            create table wrapped (id integer primary key, organization_id varchar(50) not null, amount numeric);
            alter table wrapped enable row level security;
            create policy wrapped_isolation on wrapped using (organization_id = (select $current));
            create table shared (id integer primary key, organization_id text, amount numeric);
            alter table shared enable row level security;
            create policy shared_isolation on shared
                using (organization_id = $current or (organization_id = 'everybody' and $current is not null));
            create table open (id integer primary key, organization_id text not null, amount numeric);
            alter table open enable row level security;
            create policy open_isolation on open using (true);
            create table parts (id integer, organization_id text not null, amount numeric)
                partition by list (organization_id);
            create table parts_acme partition of parts for values in ('acme');
            create table parts_globex partition of parts for values in ('globex');
            grant select on secured, wrapped, shared, open to tenantboard_app;
            create function anybodys() returns setof expenses language sql security definer
                as 'select * from expenses';
            create schema dashboard_sources;
            grant usage on schema dashboard_sources to tenantboard_app;
            """;

    private static final String ROWS = """
            insert into expenses values (1, 'acme', 10, 1, 'globex'), (2, 'globex', 20, 2, 'acme');
            insert into categories values (1, 'acme', 'Travel'), (2, 'globex', 'Rent');
            insert into bills values (1, 'acme', 1), (2, 'globex', 2);
            insert into currencies values ('EUR', 1);
            insert into payments values (1, '00000000-0000-0000-0000-000000000001', 1);
            insert into secured values (1, 'acme', 1), (2, 'globex', 2);
            insert into wrapped values (1, 'acme', 1), (2, 'globex', 2);
            insert into shared values (1, 'acme', 1), (2, 'globex', 2);
            insert into open values (1, 'acme', 1), (2, 'globex', 2);
            insert into parts values (1, 'acme', 1), (2, 'globex', 2)
            """;

    private final TestDatabase database;

    private OfferedViews(TestDatabase database) {
        this.database = database;
    }

    /** Tables without a row in them: where nothing can leak yet, only a proof tells. */
    static OfferedViews over(TestDatabase database) {
        database.execute(filled(TABLES));
        return new OfferedViews(database);
    }

    OfferedViews fill() {
        database.execute(ROWS);
        return this;
    }

    OfferedViews offer(Map<String, String> queries) {
        queries.forEach((name, query) -> database.execute(
                "create view dashboard_sources." + name + (query.startsWith("with (") ? " " : " as ") + filled(query),
                "grant select on dashboard_sources." + name + " to tenantboard_app"));
        return this;
    }

    OfferedViews execute(String sql) {
        database.execute(filled(sql));
        return this;
    }

    private static String filled(String sql) {
        return sql.replace("$current", CURRENT);
    }

    Map<String, Verdict> verdicts() throws SQLException {
        return verdicts(view -> true);
    }

    Map<String, Verdict> verdicts(Predicate<SourceView> worthProbing) throws SQLException {
        return new SurveyRound(database::application, SourceSurvey.Findings.NONE, worthProbing, () -> 0)
                .look().verdicts().entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }
}
