package dev.tenantboard.activity;

/**
 * SQL conditions over an activity {@code e}, the caller's own marks and their read position. The tables of marks and
 * positions have no entities: EclipseLink does not add the tenant to the optional side of a join, and without a join it
 * needs one statement for each row. Each sub-select names the organization and the user, as the policies do.
 *
 * <p>No condition makes the database scan the history. Unread activities are after the read position or are marked
 * unread. Pinned and archived ones are found in partial indexes, as an array, because the planner then has no other
 * plan.
 */
final class MarkConditions {

    private static final String MARKS =
            "from activity_marks m where m.organization_id = :organization and m.user_id = :caller";
    private static final String MARK = MARKS + " and m.activity_id = e.id";
    private static final String POSITION =
            "from activity_read_positions p where p.organization_id = :organization and p.user_id = :caller";

    /** The caller's own marks, or null if there are none. */
    static final SqlCondition OWN =
            new SqlCondition("(select array[m.is_read, m.is_pinned, m.is_archived] " + MARK + ")");

    /** Whether the activity is at or before the caller's read position. */
    static final SqlCondition READ_BY_POSITION = new SqlCondition(
            "coalesce((e.createdAt, e.id) <= (select p.read_before_at, p.read_before_id " + POSITION + "), false)");

    static final SqlCondition NOT_ARCHIVED =
            new SqlCondition("not coalesce((select m.is_archived " + MARK + "), e.archived)");

    private static final String READ_OR_ARCHIVED = " and (m.is_read or m.is_archived)";

    /** Neither read nor archived by marks. */
    static final SqlCondition UNREAD = unread("not exists (select 1 " + MARK + READ_OR_ARCHIVED + ")");

    /**
     * The same condition as {@link #UNREAD}, for about a thousand activities. A join would compare each activity with
     * each mark of the caller, and the planner cannot estimate the number of marks. Up to a thousand marks are hashed;
     * if there are more, each activity's mark is found by its key. The condition compares ids, because the planner
     * assumes that most ids differ and therefore scans no more rows than necessary.
     */
    static final SqlCondition UNREAD_OF_MANY = unread("e.id is distinct from case"
            + " when (select count(*) from (select 1 " + MARKS + READ_OR_ARCHIVED + " limit 1001) few) <= 1000"
            + " then case when e.id in (select m.activity_id " + MARKS + READ_OR_ARCHIVED + ") then e.id end"
            + " else (select m.activity_id " + MARK + READ_OR_ARCHIVED + ") end");

    /**
     * After the read position. The first comparison is redundant, but an index can answer it. A {@code coalesce}
     * outside the sub-select would not be leakproof for the planner, and would be tested row by row.
     */
    static final SqlCondition AFTER_POSITION =
            new SqlCondition("e.createdAt >= (select coalesce(max(p.read_before_at), '-infinity') " + POSITION + ")"
                    + " and coalesce((e.createdAt, e.id) > (select p.read_before_at, p.read_before_id " + POSITION
                    + "), true)");

    /** Before the read position, but marked unread by the caller. */
    static final SqlCondition UNREAD_BEFORE_POSITION =
            READ_BY_POSITION.and("e.id = any(array(select m.activity_id " + MARKS + " and not m.is_read))");

    static final SqlCondition PINNED = marked("is_pinned");

    static final SqlCondition ARCHIVED = marked("is_archived");

    private MarkConditions() {}

    private static SqlCondition unread(String notReadOrArchived) {
        return new SqlCondition(notReadOrArchived
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
