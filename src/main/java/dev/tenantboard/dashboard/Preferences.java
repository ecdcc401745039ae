package dev.tenantboard.dashboard;

import dev.tenantboard.problem.ProblemError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's preferences: theme, density and refresh for all organizations, the rest for the current one. */
@Schema(description = "A user's preferences.")
public record Preferences(
        @Schema(
                description =
                        "The user's own positions of widgets in this organization on a wide screen, in 12 columns."
                                + " They must not overlap.",
                example = "[]")
        @Size(max = 200)
        List<@NotNull @Valid Placement> layout,

        @Schema(
                description =
                        "The same for a medium screen, in 6 columns. A widget without a position here is placed in"
                                + " the order of the wide screen.",
                example = "[]")
        @Size(max = 200)
        List<@NotNull @Valid Placement> mediumLayout,

        @Schema(description = "The same for a narrow screen, in 1 column: x is 0 and w is 1.", example = "[]")
        @Size(max = 200)
        List<@NotNull @Valid Placement> narrowLayout,

        @Schema(
                description =
                        "The ids of the widgets that the user has chosen in this organization. The dashboard shows"
                                + " exactly these, in this order. If empty, it shows all visible widgets.",
                example = "[]")
        @Size(max = 200)
        List<@NotBlank @Size(max = 255) String> widgets,

        @Schema(
                description =
                        "The ids of the quick actions that the user has chosen in this organization. The dashboard"
                                + " shows exactly these, in this order. If empty, it shows all that the user may run.",
                example = "[]")
        @Size(max = DashboardView.MAX_CHOSEN_ACTIONS)
        List<@NotBlank @Size(max = 255) String> quickActions,

        @Schema(
                description = "The ids of the modules that the user has pinned in this organization. A MODULE_SHORTCUTS"
                        + " widget must list them.",
                example = "[]")
        @Size(max = 100)
        List<@NotBlank @Size(max = 255) String> pinnedModules,

        @Schema(description = "The colour theme, in all organizations.", defaultValue = "LIGHT")
        DashboardTheme theme,

        @Schema(description = "The spacing, in all organizations.", defaultValue = "NORMAL")
        LayoutDensity density,

        @Schema(description = "Whether clients reload data automatically, in all organizations.", defaultValue = "true")
        Boolean autoRefresh) {

    static final Preferences DEFAULT = new Preferences(null, null, null, null, null, null, null, null, null);

    public Preferences {
        layout = layout == null ? List.of() : layout;
        mediumLayout = mediumLayout == null ? List.of() : mediumLayout;
        narrowLayout = narrowLayout == null ? List.of() : narrowLayout;
        widgets = widgets == null ? List.of() : widgets;
        quickActions = quickActions == null ? List.of() : quickActions;
        pinnedModules = pinnedModules == null ? List.of() : pinnedModules;
        theme = theme == null ? DashboardTheme.LIGHT : theme;
        density = density == null ? LayoutDensity.NORMAL : density;
        autoRefresh = autoRefresh == null ? Boolean.TRUE : autoRefresh;
    }

    PersonalLayout personalLayout() {
        return new PersonalLayout(layout, mediumLayout, narrowLayout, widgets, quickActions, pinnedModules);
    }

    /** Returns the user's own layout for a width of the screen. */
    List<Placement> layout(ScreenWidth screen) {
        return switch (screen) {
            case WIDE -> layout;
            case MEDIUM -> mediumLayout;
            case NARROW -> narrowLayout;
        };
    }

    List<OwnLayout> layouts() {
        return Stream.of(ScreenWidth.values())
                .map(screen -> new OwnLayout(screen, layout(screen)))
                .toList();
    }

    /** The ids of all widgets that are named, whether placed or chosen. */
    Set<String> widgetIds() {
        var ids = new HashSet<>(widgets);
        layouts().forEach(own -> ids.addAll(own.widgetIds()));
        return ids;
    }

    /** Returns an error for each id that occurs earlier in its list. */
    List<ProblemError> duplicates() {
        var errors = new ArrayList<ProblemError>();
        addDuplicates("/widgets/", widgets, errors);
        addDuplicates("/quickActions/", quickActions, errors);
        addDuplicates("/pinnedModules/", pinnedModules, errors);
        return errors;
    }

    private static void addDuplicates(String pointer, List<String> ids, List<ProblemError> errors) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                errors.add(new ProblemError(pointer + i, "is listed twice"));
            }
        }
    }
}
