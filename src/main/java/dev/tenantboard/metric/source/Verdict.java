package dev.tenantboard.metric.source;

import java.util.List;

/**
 * What is known of a view's isolation.
 *
 * @param refusal why it is not offered, for the operator; null if it is
 * @param trusted what could not be proved and is taken on trust, in sentences; empty if all was proved
 */
public record Verdict(String refusal, List<String> trusted) {

    static Verdict refused(String reason) {
        return new Verdict(reason, List.of());
    }

    public boolean isRefusal() {
        return refusal != null;
    }

    public boolean isProved() {
        return !isRefusal() && trusted.isEmpty();
    }
}
