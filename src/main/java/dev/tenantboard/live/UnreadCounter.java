package dev.tenantboard.live;

/** Counts the current caller's unread activities. The activity feature implements it, so that this package does not know it. */
public interface UnreadCounter {

    Counted count();

    /**
     * The counts of one user.
     *
     * @param version their entity tag: equal counts have equal tags
     * @param counts the document that the API returns for them
     */
    record Counted(String version, Object counts) {}
}
