package dev.tenantboard.metric;

import dev.tenantboard.api.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Tables of a host platform in the suite's database, and views of them in the schema of sources; all go afterwards. */
final class Platform implements AutoCloseable {

    static final String CURRENT = "nullif(current_setting('app.current_org_id', true), '')";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database database;
    private final List<String> removals = new ArrayList<>();
    private final int number = COUNT.incrementAndGet();

    Platform(Database database) {
        this.database = database;
        database.update("create schema if not exists dashboard_sources");
        database.update("grant usage on schema dashboard_sources to tenantboard_app");
    }

    /** A table of expenses, with a row for each of the organizations. */
    String expenses(String... organizations) {
        String table = "expenses_" + number;
        database.update(
                "create table " + table + " (organization_id text not null, amount numeric, spent_at timestamptz)");
        for (String organization : organizations) {
            database.update("insert into " + table + " values (?, 10, now())", organization);
        }
        removals.add(0, "drop table " + table);
        return table;
    }

    /** A view by a name of this test's own; the name of its dataset. */
    String offer(String name, String query) {
        String view = "dashboard_sources." + name + number;
        database.update("create view " + view + " as " + query);
        database.update("grant select on " + view + " to tenantboard_app");
        removals.add(0, "drop view if exists " + view);
        return name + number;
    }

    String ownOf(String table) {
        return "select * from " + table + " where organization_id = " + CURRENT;
    }

    void comment(String dataset, String comment) {
        database.update("comment on view dashboard_sources." + dataset + " is '" + comment + "'");
    }

    void revoke(String dataset) {
        database.update("revoke select on dashboard_sources." + dataset + " from tenantboard_app");
    }

    void drop(String dataset) {
        database.update("drop view dashboard_sources." + dataset);
    }

    @Override
    public void close() {
        removals.forEach(database::update);
    }
}
