package dev.tenantboard.isolation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the access table.
 *
 * @param path below {@code /api/v1}
 * @param allowed roles, {@code MEMBER:OWN} for a member's own rows, {@code SYSTEM} for the platform administrator who asks
 *     for system rows, {@code USER} for everyone whose account is active
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

    /** Whether it is for the caller's own marks. */
    boolean marks() {
        return path.endsWith("/marks");
    }

    /** Whether its answer goes on until somebody leaves. */
    boolean streams() {
        return path.endsWith("/events");
    }

    /** Whether it records many. */
    boolean isBatch() {
        return path.endsWith("/batch");
    }

    /** Whether it calculates what is not stored. */
    boolean previews() {
        return path.endsWith("/preview");
    }

    /** Whether it calculates what is stored. */
    boolean calculates() {
        return path.endsWith("/calculate");
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether it runs a quick action, which then counts, but does not change. */
    boolean executes() {
        return path.endsWith("/execute");
    }

    /** Whether it is one of those that leave an activity behind. */
    boolean leavesTrail() {
        return !isRead()
                && !executes()
                && !previews()
                && !calculates()
                && kind().filter(Kind::isDefined).isPresent();
    }

    List<Target> targets() {
        return hasId() ? kind().orElseThrow().targets() : List.of(Target.NONE);
    }

    /** The status that the access table gives. */
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

    /** The quick action among them is for the OWNER, and calls an endpoint that the operator has not listed. */
    private int expectedOfRestricted(Actor actor) {
        return !executes() ? success() : actor == Actor.OWNER ? 409 : 403;
    }

    private int success() {
        return switch (method) {
            case "POST" -> marks() || calculates() || isBatch() ? 207 : executes() || previews() ? 200 : 201;
            case "DELETE" -> 204;
            default -> 200;
        };
    }
}
