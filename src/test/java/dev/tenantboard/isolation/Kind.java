package dev.tenantboard.isolation;

import static dev.tenantboard.isolation.Target.MEMBERS;
import static dev.tenantboard.isolation.Target.OTHER_TENANTS;
import static dev.tenantboard.isolation.Target.OWN;
import static dev.tenantboard.isolation.Target.RESTRICTED;
import static dev.tenantboard.isolation.Target.SYSTEM;
import static dev.tenantboard.isolation.Target.UNKNOWN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A kind of row with its own id: its path, its rows, and bodies that are accepted. */
enum Kind {
    WIDGETS(
            "/widgets",
            "dashboard_widgets",
            List.of(OWN, MEMBERS, RESTRICTED, OTHER_TENANTS, UNKNOWN),
            """
            {"name": "Written", "type": "KPI_CARD", "config": {}, "position": {"x": 0, "y": 0, "w": 2, "h": 2}}""",
            "{\"name\": \"Changed\"}"),
    ACTIVITIES(
            "/activities",
            "activity_feeds",
            List.of(OWN, RESTRICTED, OTHER_TENANTS, UNKNOWN),
            """
            {"title": "Written", "type": "USER_ACTION", "entityType": "deal", "entityId": "1", "action": "won"}""",
            "{\"isPinned\": true}"),
    QUICK_ACTIONS(
            "/quick-actions",
            "quick_actions",
            List.of(OWN, RESTRICTED, OTHER_TENANTS, UNKNOWN, SYSTEM),
            """
            {"name": "Written", "icon": "chart", "actionType": "NAVIGATION", "targetUrl": "/written"}""",
            "{\"name\": \"Changed\"}"),
    METRICS(
            "/metrics",
            "dashboard_metrics",
            List.of(OWN, RESTRICTED, OTHER_TENANTS, UNKNOWN, SYSTEM),
            """
            {"name": "Written", "category": "SALES", "query": {"v": 1, "dataset": "activities", "measures": [{"id": "n", "agg": "count"}], "value": "n"}}""",
            "{\"name\": \"Changed\"}");

    private final String path;
    private final String table;
    private final List<Target> targets;
    private final String whole;
    private final String patch;

    Kind(String path, String table, List<Target> targets, String whole, String patch) {
        this.path = path;
        this.table = table;
        this.targets = targets;
        this.whole = whole;
        this.patch = patch;
    }

    /** Below {@code /api/v1/dashboard}. */
    String path() {
        return path;
    }

    String table() {
        return table;
    }

    List<Target> targets() {
        return targets;
    }

    /** Returns a body that creates or replaces a row. */
    String whole() {
        return whole;
    }

    String patch() {
        return patch;
    }

    /**
     * Returns the rows in an actor's list. For quick actions, these are the ones that the actor may run: one is only
     * for the OWNER.
     */
    Stream<Target> listedFor(Actor actor) {
        Set<Target> listed = actor == Actor.PLATFORM_FOR_SYSTEM ? Set.of(SYSTEM) : listed(actor);
        return targets.stream().filter(listed::contains);
    }

    private Set<Target> listed(Actor actor) {
        boolean restricted = this == QUICK_ACTIONS ? actor == Actor.OWNER : actor.managesOrganization();
        return restricted ? Set.of(OWN, MEMBERS, RESTRICTED, SYSTEM) : Set.of(OWN, MEMBERS, SYSTEM);
    }

    /** Returns whether its rows are definitions, whose changes are recorded as activities. */
    boolean isDefined() {
        return this != ACTIVITIES;
    }

    static Optional<Kind> servedAt(String path) {
        return Arrays.stream(values())
                .filter(kind -> path.contains(kind.path()))
                .findFirst();
    }
}
