package dev.tenantboard.metric.catalog;

import java.util.List;

/**
 * What is known of a view's isolation.
 *
 * @param refusal why it is not offered, for the operator; null if it is
 * @param trusted what could not be proved and is taken on trust, in sentences; empty if all was proved
 */
public record Verdict(String refusal, List<String> trusted) {

    /** Nothing was found out yet, which is no refusal for good: whoever needs the view has to wait. */
    public static final Verdict UNKNOWN =
            refused("It could not be looked at yet: it did not answer in time, or was locked.");

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
