package dev.tenantboard.activity;

/**
 * What the caller's own marks and position make of an activity {@code e}. The side tables have no entities: one that is
 * joined though it may be missing would come without its tenant, and one that is looked up would cost a statement a row.
 * Each look into them names the organization and the user, as the policies do.
 *
 * <p>No condition makes the database walk over the history: what is unread lies beyond the position or is marked so, and
 * what is pinned or archived is found in partial indexes first, in an array because that leaves no other plan.
 */
final class MarkConditions {

    private static final String MARKS =
            "from activity_marks m where m.organization_id = :organization and m.user_id = :caller";
    private static final String MARK = MARKS + " and m.activity_id = e.id";
    private static final String POSITION =
            "from activity_read_positions p where p.organization_id = :organization and p.user_id = :caller";

    /** The caller's own marks, or null where there are none. */
    static final SqlCondition OWN =
            new SqlCondition("(select array[m.is_read, m.is_pinned, m.is_archived] " + MARK + ")");

    /** Whether the caller has read up to it, or beyond. */
    static final SqlCondition PASSED = new SqlCondition(
            "coalesce((e.createdAt, e.id) <= (select p.read_before_at, p.read_before_id " + POSITION + "), false)");

    static final SqlCondition NOT_ARCHIVED =
            new SqlCondition("not coalesce((select m.is_archived " + MARK + "), e.archived)");

    private static final String DONE = " and (m.is_read or m.is_archived)";

    /** Neither read nor archived, as far as marks say. */
    static final SqlCondition UNREAD = unread("not exists (select 1 " + MARK + DONE + ")");

    /**
     * The same where a thousand activities are looked at. A join would compare each with each mark of the caller, whose number
     * the planner cannot guess; a thousand marks are hashed sooner, and of more, each activity's is found by its key. It is a
     * comparison of ids because of those the planner takes for granted that most differ, and so walks no further than it must.
     */
    static final SqlCondition UNREAD_OF_MANY = unread("e.id is distinct from case"
            + " when (select count(*) from (select 1 " + MARKS + DONE + " limit 1001) few) <= 1000"
            + " then case when e.id in (select m.activity_id " + MARKS + DONE + ") then e.id end"
            + " else (select m.activity_id " + MARK + DONE + ") end");

    /**
     * What no position counts as read. The first comparison is redundant, and is the one that an index answers: what is
     * coalesced outside of the sub-select would not be taken for leakproof, and be tried row by row.
     */
    static final SqlCondition BEYOND_POSITION =
            new SqlCondition("e.createdAt >= (select coalesce(max(p.read_before_at), '-infinity') " + POSITION + ")"
                    + " and coalesce((e.createdAt, e.id) > (select p.read_before_at, p.read_before_id " + POSITION
                    + "), true)");

    /** What the position counts as read, and the caller has marked unread. */
    static final SqlCondition UNREAD_BEFORE_POSITION =
            PASSED.and("e.id = any(array(select m.activity_id " + MARKS + " and not m.is_read))");

    static final SqlCondition PINNED = marked("is_pinned");

    static final SqlCondition ARCHIVED = marked("is_archived");

    private MarkConditions() {}

    private static SqlCondition unread(String notDone) {
        return new SqlCondition(notDone
                + " and (not e.read or exists (select 1 " + MARK + " and not m.is_read))"
                + " and (not e.archived or exists (select 1 " + MARK + " and not m.is_archived))");
    }

    private static SqlCondition marked(String flag) {
        return new SqlCondition(
                ("e.id = any(array(select f.id from activity_feeds f where f.organization_id = :organization and f.%1$s"
                                + " and not exists (select 1 " + MARKS + " and m.activity_id = f.id and not m.%1$s)"
                                + " union all select m.activity_id " + MARKS + " and m.%1$s))")
                        .formatted(flag));
    }
}
