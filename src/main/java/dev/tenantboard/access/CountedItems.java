package dev.tenantboard.access;

/** A body with several items. The rate limit counts each of them as a request. */
public interface CountedItems {

    /** Returns the number of items, and at most as many as a valid body may have. The body may be invalid. */
    int countedItems();
}
