package dev.tenantboard.metric.engine;

import dev.tenantboard.database.TestDatabase;

/** A table of activities of many organizations over 90 days, in the order of time, as it grows. */
final class ManyActivities {

    /** The 90 days end here. */
    static final String END = "2024-04-01T00:00:00Z";

    private ManyActivities() {}

    /** Fills the table: so many rows for each of some organizations, and the rest for a thousand others. */
    static void fill(TestDatabase database, int rows, int... organizations) {
        database.execute(
                "alter table activity_feeds disable trigger all",
                "insert into organizations (id, name, slug) select 'rest-' || n, 'Rest', 'rest-' || n"
                        + " from generate_series(0, 999) n",
                "select setseed(0.5)");
        var owner = new StringBuilder("case");
        double from = 0;
        for (int size : organizations) {
            database.execute(
                    "insert into organizations (id, name, slug) values ('of-" + size + "', 'Of', 'of-" + size + "')");
            owner.append(" when chance < %s then 'of-%d'".formatted(from + (double) size / rows, size));
            from += (double) size / rows;
        }
        owner.append(" else 'rest-' || (n % 1000) end");
        database.execute(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, metadata, created_at,"
                        + " organization_id) select 'a' || n, 'Activity', 'USER_ACTION', 'expense', 'e' || n % 100, 'created',"
                        + " jsonb_build_object('amount', n % 1000), timestamptz '" + END
                        + "' - interval '90 days' * (1 - n / "
                        + rows + ".0), " + owner
                        + " from (select n, random() as chance from generate_series(1, " + rows + ") n) numbered",
                "alter table activity_feeds enable trigger all",
                "vacuum analyze activity_feeds");
    }
}
