package dev.tenantboard.metric.query;

/** What stands in a series where there was nothing. */
public enum Fill {
    /** Buckets without rows are left out. */
    NONE,
    /** Every bucket is there; a measure without a value is 0. */
    ZERO,
    /** Every bucket is there; a measure of a bucket without rows is null. The default. */
    NULL,
    /** Every bucket is there; a measure without a value has that of the bucket before. */
    PREVIOUS
}
