package dev.tenantboard.metric.time;

/** The window has more units of its grain than a series may have buckets. */
public class TooManyBucketsException extends RuntimeException {

    TooManyBucketsException() {
        super("The window has more than " + Windows.MOST_BUCKETS + " buckets of this grain");
    }
}
