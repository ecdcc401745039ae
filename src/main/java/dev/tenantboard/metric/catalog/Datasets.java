package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.catalog.SourceSurvey.Findings;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The datasets that this server knows: the built-in ones, and the views of the platform that isolate organizations. A
 * timer surveys the views on a separate thread. Known names are answered from memory. Only a request for an unknown
 * name waits, for a short time.
 */
@ApplicationScoped
public class Datasets {

    private static final System.Logger LOG = System.getLogger(Datasets.class.getName());

    /** Unknown names cause at most one survey in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** The longest time that a request waits for the survey of an unknown name. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    private SourceSurvey survey;

    @Resource
    private ManagedExecutorService threads;

    private Future<?> look;
    private volatile long begunAt;

    private volatile Findings findings = Findings.NONE;
    private volatile Catalog catalog = Catalog.of(Findings.NONE);
    private volatile long version;
    private volatile boolean known;
    private volatile boolean failed;

    /**
     * Returns the dataset with a name.
     *
     * @throws ProblemException 503 if the server does not know yet whether the dataset exists
     */
    public Optional<Dataset> find(String name) {
        if (described(name).isPresent() && !catalog.datasets().containsKey(name)) {
            throw new ProblemException(
                    ProblemType.DATASETS_UNAVAILABLE,
                    "The dataset " + name + " is not known yet. Try again in a minute.");
        }
        return Optional.ofNullable(catalog.datasets().get(name));
    }

    /**
     * Returns the dataset with a name, including one that is not readable yet because its probe failed.
     *
     * @throws ProblemException 503 if no survey has succeeded yet
     */
    public Optional<Dataset> described(String name) {
        Optional<Dataset> described = described(catalog, name);
        if (described.isPresent()) {
            return described;
        }
        await();
        described = described(catalog, name);
        if (described.isEmpty()) {
            demandKnown();
        }
        return described;
    }

    private static Optional<Dataset> described(Catalog catalog, String name) {
        Dataset dataset = catalog.datasets().get(name);
        return Optional.ofNullable(dataset == null ? catalog.unknown().get(name) : dataset);
    }

    /** @throws ProblemException 503 if no survey has succeeded since the server started */
    public void demandKnown() {
        if (!known) {
            await();
        }
        if (!known) {
            throw new ProblemException(ProblemType.DATASETS_UNAVAILABLE);
        }
    }

    /** Returns a number that changes when a dataset or a rejected view does. */
    public long version() {
        return version;
    }

    public List<Dataset> all() {
        if (!known) {
            await();
        }
        return List.copyOf(catalog.all());
    }

    /** Returns all known datasets, and starts a survey in the background if the last one is old. */
    public List<Dataset> latest() {
        begin();
        return all();
    }

    /** Returns why there is no dataset with a name, for the author of a query. */
    public String absence(String name) {
        return refused().stream()
                .filter(view -> view.dataset().equals(name) || view.name().equals(name))
                .findFirst()
                .map(view -> "is a view that cannot be measured. " + view.publicReason())
                .orElseGet(() -> "is not a dataset; there are "
                        + all().stream().map(Dataset::name).sorted().collect(Collectors.joining(", ")));
    }

    /** Returns the unproved assumptions about a dataset that is a view. The list is empty if everything is proved. */
    public List<String> trusted(Dataset dataset) {
        return catalog.trusted().getOrDefault(dataset.name(), List.of());
    }

    /** Returns the rejected views with the reasons. */
    public List<RefusedView> refused() {
        return catalog.refused();
    }

    /** Starts a survey soon. */
    public void refresh() {
        begin();
    }

    /** Returns the running survey, or the last one if it is recent, or starts a new one. */
    private synchronized Future<?> begin() {
        if (look == null || look.isDone() && System.nanoTime() - begunAt >= PAUSE.toNanos()) {
            begunAt = System.nanoTime();
            look = threads.submit(this::look);
        }
        return look;
    }

    /** Waits for a survey, but no longer than a short time after its start, for any number of names. */
    private void await() {
        Future<?> begun = begin();
        long left = PATIENCE.toNanos() - (System.nanoTime() - begunAt);
        try {
            begun.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(System.Logger.Level.DEBUG, "The last known datasets are used.", late);
        }
    }

    /** If the database does not answer, the last known catalog stays. */
    private void look() {
        try {
            findings = survey.look(findings, view -> ViewDatasets.refusal(view).isEmpty());
            Catalog before = catalog;
            catalog = Catalog.of(findings);
            if (!catalog.equals(before)) {
                version++;
            }
            catalog.logChanges(before);
            known = true;
            failed = false;
        } catch (SQLException | RuntimeException failure) {
            if (!failed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The views of datasets cannot be read: the last known datasets stay.",
                        failure);
            }
            failed = true;
        }
    }

    /**
     * A relation in the schema of sources that is not a dataset.
     *
     * @param dataset the name that it would have in queries
     * @param reason the reason for the platform's operator
     * @param publicReason the reason for owners and authors, without data of any organization
     */
    public record RefusedView(String name, String dataset, String reason, String publicReason) {}
}
