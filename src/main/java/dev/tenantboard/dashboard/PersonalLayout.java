package dev.tenantboard.dashboard;

import java.util.List;

/** The part of a user's dashboard that belongs to one organization, as it is stored. */
public record PersonalLayout(
        List<Placement> items, List<String> widgets, List<String> quickActions, List<String> pinnedModules) {

    static final PersonalLayout EMPTY = new PersonalLayout(null, null, null, null);

    public PersonalLayout {
        items = items == null ? List.of() : items;
        widgets = widgets == null ? List.of() : widgets;
        quickActions = quickActions == null ? List.of() : quickActions;
        pinnedModules = pinnedModules == null ? List.of() : pinnedModules;
    }
}
