package dev.tenantboard.bench;

import dev.tenantboard.local.LocalFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured. */
enum Scenario {
    FEED("feed page of 20", true, 200),
    WRITE("one activity written", false, 201),
    DASHBOARD("whole dashboard", true, 200),
    WIDGETS("widget list", true, 200),
    METRIC("cached metric", true, 200),
    CALCULATED("metric calculated", true, 200),
    UNCHANGED("304 answers", true, 304),
    MIX("90 % reads, 10 % writes", false, 200),
    /** The last, because it makes another table of the one that the others ask. */
    BATCH("batch of 1,000", false, 207);

    /** What a user of the mix asks in turn. */
    static final List<Scenario> MIXED =
            List.of(FEED, WIDGETS, METRIC, DASHBOARD, UNCHANGED, WRITE, FEED, METRIC, WIDGETS, FEED);

    private final String title;
    private final boolean reads;
    private final int status;

    Scenario(String title, boolean reads, int status) {
        this.title = title;
        this.reads = reads;
        this.status = status;
    }

    static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.key().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("-Dbench.scenarios: there is no " + name + " among "
                        + Arrays.stream(values()).map(Scenario::key).toList()));
    }

    /** In flags, addresses and files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    boolean reads() {
        return reads;
    }

    int status() {
        return status;
    }

    /** What is asked in turn. */
    List<Scenario> parts() {
        return this == MIX ? MIXED : List.of(this);
    }
}
