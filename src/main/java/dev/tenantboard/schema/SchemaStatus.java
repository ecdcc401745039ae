package dev.tenantboard.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** What the guard found at start-up and what it found last. */
@ApplicationScoped
public class SchemaStatus {

    private static final System.Logger LOG = System.getLogger(SchemaStatus.class.getName());

    private volatile List<Finding> atStart;
    private volatile List<Finding> latest = List.of();

    /** Remembers what the first check found; if it found anything, requests are refused until a restart. */
    public void started(List<Finding> findings) {
        atStart = List.copyOf(findings);
        checked(findings);
        if (!isSafe()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Every request is answered 503 until this is mended and the server restarted.");
        }
    }

    /** Remembers what a later check found, and logs what changed. */
    public void checked(List<Finding> findings) {
        List<Finding> before = latest;
        latest = List.copyOf(findings);
        without(latest, before).forEach(finding -> LOG.log(System.Logger.Level.ERROR, "Unsafe: {0}", finding));
        without(before, latest).forEach(finding -> LOG.log(System.Logger.Level.INFO, "No longer found: {0}", finding));
    }

    private static Stream<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream().filter(finding -> others.stream().noneMatch(finding::isSameAs));
    }

    /** Whether requests may be answered at all: the guard has run, and found nothing when the application started. */
    public boolean isSafe() {
        return atStart != null && atStart.isEmpty();
    }

    /** What keeps the server from being ready; empty if nothing does. */
    public List<Finding> findings() {
        return isSafe() || atStart == null ? latest : atStart;
    }
}
