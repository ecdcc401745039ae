package dev.tenantboard.metric.catalog;

import java.util.List;

/**
 * The result of probing a view.
 *
 * @param refusal the reason for the operator why the view is rejected; null if it is accepted
 * @param trusted the unproved assumptions as sentences; empty if everything is proved
 */
public record Verdict(String refusal, List<String> trusted) {

    /** The view could not be probed yet. This is not a rejection: a request for it has to wait. */
    public static final Verdict UNKNOWN =
            refused("It could not be checked yet: it did not answer in time, or was locked.");

    static Verdict refused(String reason) {
        return new Verdict(reason, List.of());
    }

    public boolean isRefusal() {
        return refusal != null;
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    public boolean isProved() {
        return !isRefusal() && trusted.isEmpty();
    }
}
