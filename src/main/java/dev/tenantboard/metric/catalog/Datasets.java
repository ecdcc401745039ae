package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.source.SourceSurvey;
import dev.tenantboard.metric.source.SourceSurvey.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The datasets that there are, as this server knows them: the built-in ones, and the views of the platform that isolate
 * organizations. A timer looks at all views again; a name that is unknown is looked for at once, among new and changed views.
 */
@ApplicationScoped
public class Datasets {

    private static final System.Logger LOG = System.getLogger(Datasets.class.getName());

    /** What is known is not older than this, the timer failing or not. */
    private static final Duration OLDEST = Duration.ofSeconds(45);

    /** Names that nobody has heard of cost one look in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** As long as a request waits for another's look. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    private SourceSurvey survey;

    private final ReentrantLock looking = new ReentrantLock();

    private volatile Findings findings = Findings.NONE;
    private volatile Catalog catalog = Catalog.of(Findings.NONE);
    private volatile Instant lookedAt = Instant.MIN;
    private volatile boolean failed;

    /** The dataset of a name. One that is unknown is looked for in the database. */
    public Optional<Dataset> find(String name) {
        Catalog known = current();
        if (!known.datasets().containsKey(name)) {
            lookIfOlderThan(PAUSE, false);
        }
        return Optional.ofNullable(catalog.datasets().get(name));
    }

    public List<Dataset> all() {
        return List.copyOf(current().all());
    }

    /** All of them, with the views that came, changed or went a moment ago. */
    public List<Dataset> latest() {
        lookIfOlderThan(PAUSE, false);
        return all();
    }

    /** Of a dataset that is a view: what of its isolation is taken on trust; nothing if it was proved. */
    public List<String> trusted(Dataset dataset) {
        return catalog.trusted().getOrDefault(dataset.name(), List.of());
    }

    /** The views that are no datasets, and why. */
    public List<RefusedView> refused() {
        return current().refused();
    }

    /** Looks at every view again, changed or not. */
    public void refresh() {
        lookIfOlderThan(Duration.ZERO, true);
    }

    private Catalog current() {
        lookIfOlderThan(OLDEST, true);
        return catalog;
    }

    private void lookIfOlderThan(Duration age, boolean again) {
        if (!isOlderThan(age) || !isMyTurn()) {
            return;
        }
        try {
            if (isOlderThan(age)) {
                look(again);
            }
        } finally {
            looking.unlock();
        }
    }

    private boolean isOlderThan(Duration age) {
        return !lookedAt.isAfter(Instant.now().minus(age));
    }

    private boolean isMyTurn() {
        try {
            return looking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where the database does not answer, what was known stays. */
    private void look(boolean again) {
        Instant begun = Instant.now();
        try {
            findings = survey.look(
                    findings, again, view -> ViewDatasets.refusal(view).isEmpty());
            Catalog before = catalog;
            catalog = Catalog.of(findings);
            CatalogLog.changed(before, catalog);
            failed = false;
        } catch (SQLException | RuntimeException failure) {
            if (!failed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The views of datasets cannot be looked at: the last ones stay.",
                        failure);
            }
            failed = true;
        }
        lookedAt = begun;
    }
}
