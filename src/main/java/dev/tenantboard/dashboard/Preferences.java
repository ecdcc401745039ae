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

/** What a user prefers: the theme, density and refresh everywhere, the rest in the current organization. */
@Schema(description = "What a user prefers.")
public record Preferences(
        @Schema(description = "Where the user has put widgets, in this organization. No two may overlap.")
        @Size(max = 200)
        List<@NotNull @Valid Placement> layout,

        @Schema(
                description = "The ids of the widgets that the user has chosen, in their order, in this organization.",
                example = "[\"cm4qz2x1a0001\"]")
        @Size(max = 200)
        List<@NotBlank @Size(max = 255) String> widgets,

        @Schema(
                description = "The ids of the quick actions that the user has chosen, in this organization.",
                example = "[\"cm4qz2x1a0002\"]")
        @Size(max = 100)
        List<@NotBlank @Size(max = 255) String> quickActions,

        @Schema(
                description = "The ids of the modules that the user has pinned, in this organization: those that a"
                        + " MODULE_SHORTCUTS widget lists.",
                example = "[\"invoices\"]")
        @Size(max = 100)
        List<@NotBlank @Size(max = 255) String> pinnedModules,

        @Schema(description = "The colours, everywhere.", defaultValue = "LIGHT")
        DashboardTheme theme,

        @Schema(description = "How close the parts stand, everywhere.", defaultValue = "NORMAL")
        LayoutDensity density,

        @Schema(description = "Whether data is asked for again by itself, everywhere.", defaultValue = "true")
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

    /** Every placement that covers a cell of an earlier one, or whose widget was placed already. */
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

    /** Every id that stands earlier in its list already. */
    List<ProblemError> repetitions() {
        var errors = new ArrayList<ProblemError>();
        addRepetitions("/widgets/", widgets, errors);
        addRepetitions("/quickActions/", quickActions, errors);
        addRepetitions("/pinnedModules/", pinnedModules, errors);
        return errors;
    }

    private static void addRepetitions(String pointer, List<String> ids, List<ProblemError> errors) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                errors.add(new ProblemError(pointer + i, "is listed twice"));
            }
        }
    }
}
