package dev.tenantboard.isolation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the access table.
 *
 * @param path below {@code /api/v1}
 * @param allowed roles, {@code MEMBER:OWN} for a member's own rows, {@code SYSTEM} for the platform administrator with the scope
 *     of system rows, {@code USER} for every user with an active account
 */
record Operation(String method, String path, Set<String> allowed) {

    String name() {
        return method + " " + path;
    }

    Optional<Kind> kind() {
        return Kind.servedAt(path);
    }

    boolean hasId() {
        return path.contains("{id}");
    }

    boolean isList() {
        return method.equals("GET")
                && kind().filter(kind -> path.endsWith(kind.path())).isPresent();
    }

    /** Returns whether it changes the caller's own marks. */
    boolean marks() {
        return path.endsWith("/marks");
    }

    /** Returns whether its answer is an endless stream. */
    boolean streams() {
        return path.endsWith("/events");
    }

    /** Returns whether it records several activities. */
    boolean isBatch() {
        return path.endsWith("/batch");
    }

    /** Returns whether it calculates values that are not stored, or reads rows: a POST that writes nothing. */
    boolean previews() {
        return path.endsWith("/preview") || readsRows();
    }

    /** Returns whether it reads rows of a dataset. */
    boolean readsRows() {
        return path.endsWith("/{name}/rows");
    }

    /** Returns whether it calculates values that are stored. */
    boolean calculates() {
        return path.endsWith("/calculate");
    }

    /** Returns whether it reads the whole dashboard. */
    boolean isDashboard() {
        return method.equals("GET") && path.equals("/dashboard");
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Returns whether it requires the entity tag of what it changes. Marks of activities are changed without it. */
    boolean needsEtag() {
        return !isRead() && !method.equals("POST") && !kind().equals(Optional.of(Kind.ACTIVITIES));
    }

    /** Returns whether it runs a quick action. The usage is counted, but the definition does not change. */
    boolean executes() {
        return path.endsWith("/execute");
    }

    /** Returns whether it reads or replaces the bundle. */
    boolean isOfBundle() {
        return path.endsWith("/bundle");
    }

    /** Returns whether it reads or writes the platform's templates. */
    boolean isOfTemplates() {
        return path.contains("/templates") && !applies();
    }

    /** Returns whether it applies a template to an organization. */
    boolean applies() {
        return path.endsWith("/apply");
    }

    /** Returns whether it is for the platform's administrator only. */
    boolean isAdministrative() {
        return allowed.equals(Set.of("SYSTEM"));
    }

    /** Returns whether it lists the runs of a quick action. */
    boolean listsRuns() {
        return method.equals("GET") && path.endsWith("/runs");
    }

    /** Returns whether it records an activity. The bundles of the tests add one row. */
    boolean leavesTrail() {
        return !isRead()
                && !executes()
                && !previews()
                && !calculates()
                && (isOfBundle() || applies() || kind().filter(Kind::isDefined).isPresent());
    }

    List<Target> targets() {
        return hasId() ? kind().orElseThrow().targets() : List.of(Target.NONE);
    }

    /** Returns the status that the access table requires. */
    int expected(Actor actor, Target target) {
        if (actor == Actor.NOBODY) {
            return 401;
        }
        if (actor.asksForSystemRows()) {
            return expectedForSystem(actor, target);
        }
        if (allowed.contains("USER")) {
            return actor == Actor.INACTIVE ? 403 : success();
        }
        return isOpenTo(actor) ? expectedInOrganization(actor, target) : 403;
    }

    private int expectedForSystem(Actor actor, Target target) {
        if (!allowed.contains("SYSTEM")) {
            return 400;
        }
        if (actor != Actor.PLATFORM_FOR_SYSTEM) {
            return 403;
        }
        return target == Target.NONE || target == Target.SYSTEM ? success() : 404;
    }

    private boolean isOpenTo(Actor actor) {
        return actor.role() != null && (allowed.contains(actor.role()) || allowed.contains(actor.role() + ":OWN"));
    }

    private int expectedInOrganization(Actor actor, Target target) {
        return switch (target) {
            case NONE, MEMBERS -> success();
            case OWN -> allowed.contains(actor.role()) ? success() : 403;
            case RESTRICTED -> actor.managesOrganization() ? expectedOfRestricted(actor) : 404;
            case SYSTEM -> isRead() || executes() ? success() : 403;
            case OTHER_TENANTS, UNKNOWN -> 404;
        };
    }

    /** The restricted quick action is for the OWNER, and calls an endpoint that is not on the operator's list. */
    private int expectedOfRestricted(Actor actor) {
        return !executes() ? success() : actor == Actor.OWNER ? 409 : 403;
    }

    private int success() {
        return switch (method) {
            case "POST" ->
                marks() || calculates() || isBatch() ? 207 : executes() || previews() || applies() ? 200 : 201;
            case "DELETE" -> 204;
            default -> 200;
        };
    }
}
