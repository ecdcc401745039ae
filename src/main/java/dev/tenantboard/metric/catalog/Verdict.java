package dev.tenantboard.metric.catalog;

import java.util.List;

/**
 * The result of probing a view.
 *
 * @param refusal the reason for the operator why the view is rejected; null if it is accepted
 * @param isInternal whether only the operator may see the reason, because it may contain data of any organization
 * @param trusted the unproved assumptions as sentences; empty if everything is proved
 */
public record Verdict(String refusal, boolean isInternal, List<String> trusted) {

    /** The view could not be probed yet. This is not a rejection: a request for it has to wait. */
    public static final Verdict UNKNOWN =
            refused("It could not be checked yet: it did not answer in time, or was locked.");

    static Verdict refused(String reason) {
        return new Verdict(reason, false, List.of());
    }

    /** @param message PostgreSQL's message, which may contain values of rows */
    static Verdict unreadable(String message) {
        return new Verdict("It cannot be read: " + message, true, List.of());
    }

    static Verdict accepted(List<String> trusted) {
        return new Verdict(null, false, List.copyOf(trusted));
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
