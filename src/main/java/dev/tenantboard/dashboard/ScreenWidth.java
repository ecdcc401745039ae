package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;

/** A width of screens that has a layout: the columns of its grid, and its field in the preferences. */
enum ScreenWidth {
    WIDE(Position.COLUMNS, "layout"),
    MEDIUM(6, "mediumLayout"),
    NARROW(1, "narrowLayout");

    private final int columns;
    private final String field;

    ScreenWidth(int columns, String field) {
        this.columns = columns;
        this.field = field;
    }

    int columns() {
        return columns;
    }

    String field() {
        return field;
    }
}
