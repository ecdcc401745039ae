package dev.tenantboard.metric.catalog;

import dev.tenantboard.metric.catalog.Datasets.RefusedView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of one survey: the datasets by name, the unproved assumptions about those that are views, and the rejected
 * views.
 *
 * @param unknown views that may become datasets, but that could not be probed yet
 */
record Catalog(
        Map<String, Dataset> datasets,
        Map<String, Dataset> unknown,
        Map<String, List<String>> trusted,
        List<RefusedView> refused) {

    private static final System.Logger LOG = System.getLogger(Catalog.class.getName());

    /** More views than these are rejected, because the list of datasets has no pages. */
    static final int MOST_VIEWS = 100;

    static Catalog of(SourceSurvey.Findings findings) {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        BuiltInDatasets.all().forEach(dataset -> datasets.put(dataset.name(), dataset));
        Map<String, Dataset> unknown = new LinkedHashMap<>();
        Map<String, List<String>> trusted = new LinkedHashMap<>();
        List<RefusedView> refused = new ArrayList<>();
        findings.verdicts().forEach((view, verdict) -> {
            String reason = reason(view, verdict, datasets, unknown);
            if (verdict != null && !verdict.isKnown()) {
                Dataset dataset = ViewDatasets.dataset(view);
                unknown.putIfAbsent(dataset.name(), dataset);
            }
            if (reason == null) {
                Dataset dataset = ViewDatasets.dataset(view);
                datasets.put(dataset.name(), dataset);
                trusted.put(dataset.name(), verdict.trusted());
            } else {
                refused.add(refused(view, verdict, reason));
            }
        });
        return new Catalog(datasets, unknown, trusted, refused);
    }

    /** Names of roles, statements to run and PostgreSQL's messages are for the operator only. */
    private static RefusedView refused(SourceView view, Verdict verdict, String reason) {
        boolean isInternal = verdict != null && verdict.isInternal()
                || !view.missing().isEmpty()
                || !view.unguarded().isEmpty();
        String publicReason = isInternal ? "It cannot be read. The platform's administrator sees the reason." : reason;
        return new RefusedView(view.name(), ViewDatasets.name(view), reason, publicReason);
    }

    private static String reason(
            SourceView view, Verdict verdict, Map<String, Dataset> taken, Map<String, Dataset> unknown) {
        String reason = ViewDatasets.refusal(view).orElseGet(verdict == null ? () -> null : verdict::refusal);
        String name = ViewDatasets.name(view);
        if (reason == null && (taken.containsKey(name) || unknown.containsKey(name))) {
            return "Its name is taken, by a dataset of the product or by an older view.";
        }
        return reason == null
                        && taken.size() >= MOST_VIEWS + BuiltInDatasets.all().size()
                ? "There are more than " + MOST_VIEWS + " views."
                : reason;
    }

    Collection<Dataset> all() {
        return datasets.values();
    }

    /** Logs each change of a view once: it became a dataset, is no longer one, or is rejected. */
    void logChanges(Catalog before) {
        trusted.forEach((name, assumptions) -> {
            if (!assumptions.equals(before.trusted().get(name))) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "The dataset {0} is offered. Isolation: {1}",
                        name,
                        described(assumptions));
            }
        });
        before.trusted().keySet().stream()
                .filter(name -> !trusted.containsKey(name))
                .forEach(name -> LOG.log(System.Logger.Level.INFO, "The dataset {0} is gone.", name));
        refused.stream()
                .filter(view -> !before.refused().contains(view))
                .forEach(view -> LOG.log(
                        System.Logger.Level.WARNING, "The view {0} is no dataset: {1}", view.name(), view.reason()));
    }

    private static String described(List<String> trusted) {
        return trusted.isEmpty() ? "proved." : "not proved. " + String.join(" ", trusted);
    }
}
