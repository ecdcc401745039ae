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

/**
 * The datasets that there are, as this server knows them: the built-in ones, and the views of the platform that isolate
 * organizations. A timer looks at the views, on a thread of its own: what is known is answered at once. Only a name that is
 * not known is waited for, for a moment.
 */
@ApplicationScoped
public class Datasets {

    private static final System.Logger LOG = System.getLogger(Datasets.class.getName());

    /** Names that nobody has heard of cost one look in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** As long as a request waits for a look at a name that is not known. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    private SourceSurvey survey;

    @Resource
    private ManagedExecutorService threads;

    private Future<?> look;
    private volatile long begunAt;

    private volatile Findings findings = Findings.NONE;
    private volatile Catalog catalog = Catalog.of(Findings.NONE);
    private volatile boolean known;
    private volatile boolean failed;

    /**
     * The dataset of a name.
     *
     * @throws ProblemException 503 if it is not known whether there is one
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
     * The dataset of a name, also one that may not be read yet because nothing was found out about it.
     *
     * @throws ProblemException 503 if nothing is known yet
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

    /** @throws ProblemException 503 if the views could not be looked at since the server started */
    public void demandKnown() {
        if (!known) {
            await();
        }
        if (!known) {
            throw new ProblemException(ProblemType.DATASETS_UNAVAILABLE);
        }
    }

    public List<Dataset> all() {
        if (!known) {
            await();
        }
        return List.copyOf(catalog.all());
    }

    /** All that are known. What came, changed or went a moment ago is looked for meanwhile. */
    public List<Dataset> latest() {
        begin();
        return all();
    }

    /** Of a dataset that is a view: what of its isolation is taken on trust; nothing if it was proved. */
    public List<String> trusted(Dataset dataset) {
        return catalog.trusted().getOrDefault(dataset.name(), List.of());
    }

    /** The views that are no datasets, and why. */
    public List<RefusedView> refused() {
        return catalog.refused();
    }

    /** Has somebody look at the views, soon. */
    public void refresh() {
        begin();
    }

    /** The look that is under way, the last one if it is young, or else a new one. */
    private synchronized Future<?> begin() {
        if (look == null || look.isDone() && System.nanoTime() - begunAt >= PAUSE.toNanos()) {
            begunAt = System.nanoTime();
            look = threads.submit(this::look);
        }
        return look;
    }

    /** For a look, but not for longer than a moment after its start, however many names are asked for. */
    private void await() {
        Future<?> begun = begin();
        long left = PATIENCE.toNanos() - (System.nanoTime() - begunAt);
        try {
            begun.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(System.Logger.Level.DEBUG, "What was known is answered.", late);
        }
    }

    /** Where the database does not answer, what was known stays. */
    private void look() {
        try {
            findings = survey.look(findings, view -> ViewDatasets.refusal(view).isEmpty());
            Catalog before = catalog;
            catalog = Catalog.of(findings);
            CatalogLog.changed(before, catalog);
            known = true;
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
    }
}
