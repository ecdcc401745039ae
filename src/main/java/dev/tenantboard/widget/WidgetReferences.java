package dev.tenantboard.widget;

import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.definition.Currencies;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.metric.MetricDatasetService;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.widget.ConfigName.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what a widget names: its chart type, its data source, and what its configuration refers to. Only what a change
 * adds is checked: the metric may be deleted by now, or its query may have other measures.
 */
@ApplicationScoped
public class WidgetReferences {

    private static final SourceNames ACTIVITIES = SourceNames.ofItems(ActivityView.class, "metadata");

    private static final SourceNames QUICK_ACTIONS = SourceNames.ofItems(QuickActionView.class);

    @Inject
    private MetricService metrics;

    @Inject
    private MetricDatasetService datasets;

    @Inject
    private QuickActionService actions;

    /**
     * Refuses names of what does not exist, or what the caller may not read.
     *
     * @param before the stored definition; null for a new widget
     * @throws ProblemException 422 with a pointer for each error
     */
    void require(WidgetDefinition before, WidgetDefinition after) {
        String storedChart = before == null ? null : before.chartType();
        boolean isNewSource = before == null || !Objects.equals(before.dataSource(), after.dataSource());
        Optional<ProblemError> wrongSource = isNewSource ? sourceError(after) : Optional.empty();
        List<ProblemError> errors = Stream.of(
                        KnownNames.error("/chartType", KnownNames.CHART_TYPES, storedChart, after.chartType()).stream(),
                        wrongSource.stream(),
                        configErrors(added(before, after, isNewSource), after))
                .flatMap(found -> found)
                .limit(ProblemError.MAX)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** The error is the same for a metric or dataset that does not exist and for one that the caller may not read. */
    private Optional<ProblemError> sourceError(WidgetDefinition widget) {
        if (widget.metricId().filter(id -> metrics.readable(id).isEmpty()).isPresent()) {
            return Optional.of(new ProblemError("/dataSource", "names no metric that you may read"));
        }
        return widget.dataset()
                .filter(name -> datasets.measurable(name).isEmpty())
                .map(name -> new ProblemError("/dataSource", "names no dataset that you may measure"));
    }

    private static List<ConfigName> added(WidgetDefinition before, WidgetDefinition after, boolean isNewSource) {
        List<ConfigName> stored = before == null ? List.of() : ConfigName.in(before.config());
        return ConfigName.in(after.config()).stream()
                .filter(name -> isNewSource && name.kind().isOfSource()
                        || stored.stream().noneMatch(name::isSame))
                .toList();
    }

    private Stream<ProblemError> configErrors(List<ConfigName> added, WidgetDefinition widget) {
        SourceNames source =
                added.stream().anyMatch(name -> name.kind().isOfSource()) ? source(widget) : SourceNames.UNKNOWN;
        Set<String> runnable = runnable(added);
        return added.stream().flatMap(name -> error(name, source, runnable).stream());
    }

    private SourceNames source(WidgetDefinition widget) {
        return switch (String.valueOf(widget.dataSource())) {
            case "activities" -> ACTIVITIES;
            case "quick-actions" -> QUICK_ACTIONS;
            default ->
                widget.dataset().isPresent()
                        ? widget.dataset()
                                .flatMap(datasets::measurable)
                                .map(SourceNames::ofDataset)
                                .orElse(SourceNames.UNKNOWN)
                        : widget.metricId()
                                .flatMap(metrics::readable)
                                .map(metric -> SourceNames.ofMetric(metric.query()))
                                .orElse(SourceNames.UNKNOWN);
        };
    }

    private Set<String> runnable(List<ConfigName> added) {
        Set<String> ids = added.stream()
                .filter(name -> name.kind() == Kind.QUICK_ACTION)
                .map(ConfigName::name)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Set.of() : actions.readable(ids);
    }

    private static Optional<ProblemError> error(ConfigName name, SourceNames source, Set<String> runnable) {
        String reason = switch (name.kind()) {
            case CURRENCY -> Currencies.exists(name.name()) ? null : Currencies.EXPECTED;
            case QUICK_ACTION -> runnable.contains(name.name()) ? null : "names no quick action that you may read";
            case MEASURE, COLUMN, COMPARISON ->
                source.offers(name.kind(), name.name()) ? null : missing(name.kind(), source);
        };
        return Optional.ofNullable(reason).map(text -> new ProblemError("/config" + name.pointer(), text));
    }

    private static String missing(Kind kind, SourceNames source) {
        String what = switch (kind) {
            case MEASURE -> "is not a measure, formula or input of the metric";
            case COMPARISON -> "is not a comparison of the metric's query";
            default -> "is not a column of the data";
        };
        return what + ": " + source.listed(kind);
    }
}
