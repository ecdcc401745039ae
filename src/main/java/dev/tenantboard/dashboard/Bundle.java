package dev.tenantboard.dashboard;

import dev.tenantboard.access.CountedItems;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.widget.WidgetDefinition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The definitions of an organization's rows as one document. Each list is sorted by key. */
@Schema(
        description = "The widgets, metrics and quick actions of an organization. Each has a key, which is unique among"
                + " rows of its kind. References name keys; platform:<id> names a row of the platform.")
public record Bundle(
        @Schema(description = "The version of the format.", required = true, example = "1") @Min(1) @Max(1)
        int v,

        @Schema(description = "The metrics. All must be present, because a metric that is missing is removed.")
        @NotNull
        @Size(max = Bundle.MAX_ROWS)
        List<@NotNull @Valid BundleMetric> metrics,

        @Schema(description = "The quick actions. All must be present, because an action that is missing is removed.")
        @NotNull
        @Size(max = Bundle.MAX_ROWS)
        List<@NotNull @Valid BundleQuickAction> quickActions,

        @Schema(description = "The widgets. All must be present, because a widget that is missing is removed.")
        @NotNull
        @Size(max = Bundle.MAX_ROWS)
        List<@NotNull @Valid BundleWidget> widgets)
        implements CountedItems {

    static final int VERSION = 1;

    /** The limit of rows of each kind. It is also the limit of any list in a body. */
    static final int MAX_ROWS = 500;

    /** The start of a reference to a row of the platform. No key contains a colon. */
    static final String PLATFORM = "platform:";

    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    private static final int MAX_KEY = 80;

    private static final String KEY_MESSAGE = "must be letters, digits, _, . and -, and begin with a letter or digit";

    /** A row of a bundle. */
    interface Item<D extends Record> {
        String key();

        D definition();
    }

    @Schema(description = "A metric of a bundle.")
    public record BundleMetric(
            @Schema(description = "The key, unique among metrics.", required = true, example = "critical-events")
            @NotNull
            @Size(max = MAX_KEY)
            @Pattern(regexp = KEY, message = KEY_MESSAGE)
            String key,

            @Schema(description = "The definition. Its query names metrics by key.", required = true) @NotNull @Valid
            MetricDefinition definition)
            implements Item<MetricDefinition> {}

    @Schema(description = "A quick action of a bundle.")
    public record BundleQuickAction(
            @Schema(description = "The key, unique among quick actions.", required = true, example = "new-invoice")
            @NotNull
            @Size(max = MAX_KEY)
            @Pattern(regexp = KEY, message = KEY_MESSAGE)
            String key,

            @Schema(description = "The definition.", required = true) @NotNull @Valid
            QuickActionDefinition definition)
            implements Item<QuickActionDefinition> {}

    @Schema(description = "A widget of a bundle.")
    public record BundleWidget(
            @Schema(description = "The key, unique among widgets.", required = true, example = "open-deals")
            @NotNull
            @Size(max = MAX_KEY)
            @Pattern(regexp = KEY, message = KEY_MESSAGE)
            String key,

            @Schema(
                    description = "The definition. dataSource names a metric by key, and the config of QUICK_ACTIONS"
                            + " names actions by key.",
                    required = true)
            @NotNull
            @Valid
            WidgetDefinition definition)
            implements Item<WidgetDefinition> {}

    /** A row of a bundle costs as much as a row that is written alone. */
    @Override
    public int countedItems() {
        return Stream.of(metrics, quickActions, widgets)
                .filter(Objects::nonNull)
                .mapToInt(items -> Math.min(items.size(), MAX_ROWS))
                .sum();
    }

    List<? extends Item<?>> items(BundleKind kind) {
        return switch (kind) {
            case METRIC -> metrics;
            case QUICK_ACTION -> quickActions;
            case WIDGET -> widgets;
        };
    }
}
