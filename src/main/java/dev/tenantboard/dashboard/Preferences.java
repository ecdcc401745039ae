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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's preferences: theme, density and refresh for all organizations, the rest for the current one. */
@Schema(description = "A user's preferences.")
public record Preferences(
        @Schema(
                description = "The user's own positions of widgets in this organization. They must not overlap.",
                example = "[]")
        @Size(max = 200)
        List<@NotNull @Valid Placement> layout,

        @Schema(
                description = "The ids of the widgets that the user has chosen in this organization, in their order.",
                example = "[]")
        @Size(max = 200)
        List<@NotBlank @Size(max = 255) String> widgets,

        @Schema(
                description = "The ids of the quick actions that the user has chosen in this organization.",
                example = "[]")
        @Size(max = 100)
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

    static final Preferences DEFAULT = new Preferences(null, null, null, null, null, null, null);

    public Preferences {
        layout = layout == null ? List.of() : layout;
        widgets = widgets == null ? List.of() : widgets;
        quickActions = quickActions == null ? List.of() : quickActions;
        pinnedModules = pinnedModules == null ? List.of() : pinnedModules;
        theme = theme == null ? DashboardTheme.LIGHT : theme;
        density = density == null ? LayoutDensity.NORMAL : density;
        autoRefresh = autoRefresh == null ? Boolean.TRUE : autoRefresh;
    }

    PersonalLayout personalLayout() {
        return new PersonalLayout(layout, widgets, quickActions, pinnedModules);
    }

    List<String> placedWidgets() {
        return layout.stream().map(Placement::widgetId).toList();
    }

    /** The ids of all widgets that are named, whether placed or chosen. */
    Set<String> widgetIds() {
        var ids = new HashSet<>(placedWidgets());
        ids.addAll(widgets);
        return ids;
    }

    /** Returns an error for each placement that overlaps an earlier one or repeats its widget. */
    List<ProblemError> collisions() {
        var errors = new ArrayList<ProblemError>();
        for (int later = 1; later < layout.size(); later++) {
            for (Placement earlier : layout.subList(0, later)) {
                if (layout.get(later).widgetId().equals(earlier.widgetId())) {
                    errors.add(new ProblemError("/layout/" + later + "/widgetId", "is placed twice"));
                } else if (layout.get(later).overlaps(earlier)) {
                    errors.add(new ProblemError("/layout/" + later, "overlaps another widget"));
                }
            }
        }
        return errors.stream().distinct().toList();
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
