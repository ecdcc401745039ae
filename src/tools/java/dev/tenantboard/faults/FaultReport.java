package dev.tenantboard.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The trials as a table in Markdown, which reads well on a terminal too. */
final class FaultReport {

    private static final String HEAD = """
            | what happens | lasts | requests | failed | how | recovery | acknowledged writes | lost | doubled | faults |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private FaultReport() {}

    static String table(List<Trial> trials) {
        return HEAD + trials.stream().map(FaultReport::row).collect(Collectors.joining());
    }

    static String notTried(List<String> faults) {
        return faults.isEmpty()
                ? ""
                : "\nNot tried, because nothing may be mounted here: " + String.join(", ", faults) + ".\n";
    }

    private static String row(Trial trial) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f s | %d | %.2f %% | %s | %.1f s | %d | %d | %d | %d |%n",
                trial.fault().what(),
                trial.cause().toMillis() / 1000.0,
                trial.requests(),
                100.0 * trial.failed() / trial.requests(),
                how(trial.failures()),
                trial.recovery().toMillis() / 1000.0,
                trial.balance().acknowledged(),
                trial.balance().lost(),
                trial.balance().doubled(),
                trial.complaints().size());
    }

    private static String how(Map<String, Long> failures) {
        return failures.isEmpty()
                ? "-"
                : failures.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }
}
