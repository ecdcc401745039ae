package dev.tenantboard.activity.feed;

/**
 * What the caller's own marks and position make of an activity {@code e}, in JPQL. The side tables have no entities: one
 * that is joined though it may be missing would come without its tenant, and one that is looked up would cost a statement
 * a row. Each look into them names the organization and the user, as the policies do.
 *
 * <p>No condition makes the database walk over the history: what is unread lies beyond the position or is marked so, and
 * what is pinned or archived is found in partial indexes (V15) first, in an array because that leaves no other plan.
 */
final class MarkConditions {

    private static final String CALLER = ":organization, :caller";
    private static final String MARKS = "from activity_marks m where m.organization_id = ? and m.user_id = ?";
    private static final String POSITION =
            "from activity_read_positions p where p.organization_id = ? and p.user_id = ?";

    /** The caller's own marks, or null where there are none. */
    static final String OWN = mine("(select array[m.is_read, m.is_pinned, m.is_archived] $)");

    /** Whether the caller has read up to it, or beyond. */
    static final String PASSED = "sql('coalesce((?, ?) <= (select p.read_before_at, p.read_before_id " + POSITION
            + "), false)', e.createdAt, e.id, " + CALLER + ")";

    static final String NOT_ARCHIVED = "sql('not coalesce((select m.is_archived " + MARKS
            + " and m.activity_id = ?), ?)', " + CALLER + ", e.id, e.archived)";

    /** Neither read nor archived, as far as marks say. */
    static final String UNREAD = mine("not exists (select 1 $ and (m.is_read or m.is_archived))")
            + " and (e.read = false or " + mine("exists (select 1 $ and not m.is_read)") + ")"
            + " and (e.archived = false or " + mine("exists (select 1 $ and not m.is_archived)") + ")";

    /**
     * What no position counts as read. The first comparison is redundant, and is the one that an index answers: what is
     * coalesced outside of the sub-select would not be taken for leakproof, and be tried row by row.
     */
    static final String BEYOND_POSITION = "sql('? >= (select coalesce(max(p.read_before_at), ''-infinity'') " + POSITION
            + ")', e.createdAt, " + CALLER + ")"
            + " and sql('coalesce((?, ?) > (select p.read_before_at, p.read_before_id " + POSITION
            + "), true)', e.createdAt, e.id, " + CALLER + ")";

    /** What the position counts as read, and the caller has marked unread. */
    static final String UNREAD_BEFORE_POSITION = PASSED + " and sql('? = any(array(select m.activity_id " + MARKS
            + " and not m.is_read))', e.id, " + CALLER + ")";

    static final String PINNED = marked("is_pinned");

    static final String ARCHIVED = marked("is_archived");

    private MarkConditions() {}

    /** SQL with the caller's marks of the activity in the place of {@code $}. */
    private static String mine(String sql) {
        return "sql('" + sql.replace("$", MARKS + " and m.activity_id = ?") + "', " + CALLER + ", e.id)";
    }

    private static String marked(String flag) {
        return "sql('? = any(array(select f.id from activity_feeds f where f.organization_id = ? and f.%1$s"
                        .formatted(flag)
                + " and not exists (select 1 " + MARKS + " and m.activity_id = f.id and not m.%1$s)".formatted(flag)
                + " union all select m.activity_id " + MARKS + " and m.%1$s))'".formatted(flag)
                + ", e.id, :organization, " + CALLER + ", " + CALLER + ")";
    }
}
