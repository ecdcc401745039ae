package dev.tenantboard.metric.query;

/** The content of the buckets without rows. */
public enum Fill {
    /** Omits buckets without rows. */
    NONE,
    /** Returns every bucket. A measure without a value is 0. */
    ZERO,
    /** Returns every bucket. A measure of a bucket without rows is null. This is the default. */
    NULL,
    /** Returns every bucket. A measure without a value repeats the value of the bucket before. */
    PREVIOUS
}
