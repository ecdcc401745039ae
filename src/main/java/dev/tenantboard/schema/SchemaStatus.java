package dev.tenantboard.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The results of the guard at start-up and of its last run. */
@ApplicationScoped
public class SchemaStatus {

    private static final System.Logger LOG = System.getLogger(SchemaStatus.class.getName());

    private volatile List<Finding> atStart;
    private volatile List<Finding> latest = List.of();

    /** Stores the result of the first run. If it has findings, requests are refused until a restart. */
    public void started(List<Finding> findings) {
        atStart = List.copyOf(findings);
        checked(findings);
        if (!isSafe()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Every request is answered 503 until this is repaired and the server is restarted.");
        }
    }

    /** Stores the result of a later run, and logs changes. */
    public void checked(List<Finding> findings) {
        List<Finding> before = latest;
        latest = List.copyOf(findings);
        without(latest, before).forEach(finding -> LOG.log(System.Logger.Level.ERROR, "Unsafe: {0}", finding));
        without(before, latest).forEach(finding -> LOG.log(System.Logger.Level.INFO, "No longer found: {0}", finding));
    }

    private static Stream<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream().filter(finding -> others.stream().noneMatch(finding::isSameAs));
    }

    /** Returns whether requests may be answered: the guard has run at start-up without findings. */
    public boolean isSafe() {
        return atStart != null && atStart.isEmpty();
    }

    /** Returns the reasons why the server is not ready, or an empty list. */
    public List<Finding> findings() {
        return isSafe() || atStart == null ? latest : atStart;
    }
}
