package dev.tenantboard.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Session;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every REST operation by every actor and row: the answer's status, what the answer gives away, and what became of the
 * rows. Writes come with the ETag that the row's rightful owner reads.
 */
final class RestMatrix {

    private final World world;
    private final Map<Actor, Session> sessions = new EnumMap<>(Actor.class);
    private final Session otherOwner;
    private final List<String> violations = new ArrayList<>();
    private final boolean toTheEnd;
    private final Map<String, String> etags = new HashMap<>();
    private final Map<String, String> unknowns = new HashMap<>();
    private Map<String, String> rows;
    private int cells;

    private RestMatrix(Api api, World world, boolean toTheEnd) {
        this.world = world;
        this.toTheEnd = toTheEnd;
        for (Actor actor : Actor.values()) {
            sessions.put(actor, actor.in(world, api));
        }
        otherOwner = api.as(world.caller("b-owner", "b"));
    }

    /** Walks over all cells. */
    static Outcome walk(Api api, World world) {
        return new RestMatrix(api, world, true).walk();
    }

    /** Walks until the first operation with a violation. */
    static Outcome search(Api api, World world) {
        return new RestMatrix(api, world, false).walk();
    }

    private Outcome walk() {
        rows = world.rows();
        for (Operation operation : AccessTable.operations()) {
            for (Actor actor : Actor.values()) {
                for (Target target : operation.targets()) {
                    cell(operation, actor, target);
                }
            }
            demandSame(operation.name(), List.of());
            if (!toTheEnd && !violations.isEmpty()) {
                break;
            }
        }
        return new Outcome(cells, List.copyOf(violations));
    }

    private void cell(Operation operation, Actor actor, Target target) {
        cells++;
        String cell = actor + " " + operation.name() + " " + target;
        Answer answer = send(operation, actor, target);
        int expected = operation.expected(actor, target);
        demand(answer.status() == expected, cell + " should give " + expected + " and gives " + answer);
        demand(
                actor.isFromOtherOrganization() || !answer.toString().contains(world.markOfOther()) || asked(answer),
                cell + " tells of the other organization: " + answer);
        if (answer.status() == 404) {
            String unknown = unknowns.computeIfAbsent(
                    actor + operation.name(), key -> plain(send(operation, actor, Target.UNKNOWN)));
            demand(plain(answer).equals(unknown), cell + " differs from an unknown id: " + answer);
        }
        if (operation.isList() && answer.status() == 200) {
            demandListed(cell, operation.kind().orElseThrow(), actor, answer);
        }
        if (!operation.isRead()) {
            demandWritten(cell, operation, actor, target, expected);
        }
    }

    /** The first line of an answer's text repeats the request, and with it the id. */
    private boolean asked(Answer answer) {
        return !(answer.headers().map() + answer.body()).contains(world.markOfOther());
    }

    private Answer send(Operation operation, Actor actor, Target target) {
        boolean system = actor == Actor.PLATFORM_FOR_SYSTEM;
        String path = "/api/v1" + operation.path().replace("{id}", target == Target.NONE ? "" : id(operation, target))
                + (operation.isList() ? "?limit=100" + (system ? "&scope=system" : "") : system ? "?scope=system" : "");
        Session session = sessions.get(actor);
        return send(
                operation,
                operation.isRead() || operation.method().equals("POST")
                        ? session
                        : session.ifMatch(etag(operation, actor, target)),
                path);
    }

    /** Sends an operation with a body that is accepted. */
    static Answer send(Operation operation, Session asked, String path) {
        Session session = asked.absolute();
        return switch (operation.method()) {
            case "GET" -> session.get(path);
            case "HEAD" -> session.head(path);
            case "DELETE" -> session.delete(path);
            case "POST" -> session.post(path, whole(operation));
            case "PUT" -> session.put(path, whole(operation));
            case "PATCH" -> session.patch(path, patch(operation));
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    private String id(Operation operation, Target target) {
        return target.id(world, operation.kind().orElseThrow());
    }

    private static String whole(Operation operation) {
        return operation.kind().map(Kind::whole).orElse("{\"theme\": \"DARK\"}");
    }

    private static String patch(Operation operation) {
        return operation.kind().map(Kind::patch).orElse("{\"density\": \"COMPACT\"}");
    }

    /** The ETag as the one reads it whose row it is; for a row that is not there, that of one which is. */
    private String etag(Operation operation, Actor actor, Target target) {
        return etags.computeIfAbsent(
                operation.kind() + " " + actor + " " + target, key -> read(operation, actor, target));
    }

    private String read(Operation operation, Actor actor, Target target) {
        if (operation.kind().isEmpty()) {
            Session reader = actor.role() == null ? sessions.get(Actor.OWNER) : sessions.get(actor);
            return reader.get("/preferences").etag();
        }
        Kind kind = operation.kind().get();
        String id = (target == Target.UNKNOWN ? Target.OWN : target).id(world, kind);
        Session reader = target == Target.OTHER_TENANTS ? otherOwner : sessions.get(Actor.OWNER);
        return actor == Actor.PLATFORM_FOR_SYSTEM && target == Target.SYSTEM
                ? sessions.get(actor)
                        .get(kind.path() + "/" + id + "?scope=system")
                        .etag()
                : reader.get(kind.path() + "/" + id).etag();
    }

    private static String plain(Answer answer) {
        Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
        JsonNode body = answer.body().isEmpty() ? null : answer.json();
        if (body instanceof ObjectNode problem) {
            problem.remove("instance");
        }
        return answer.status() + " " + headers + " " + body;
    }

    private void demandListed(String cell, Kind kind, Actor actor, Answer answer) {
        Set<String> listed = new TreeSet<>();
        answer.json().path("items").forEach(item -> {
            String id = item.path("id").asText();
            if (!item.path("isSystem").asBoolean() || id.startsWith(world.named(""))) {
                listed.add(id);
            }
        });
        Set<String> expected = kind.listedFor(actor)
                .map(target -> target.id(world, kind))
                .collect(Collectors.toCollection(TreeSet::new));
        demand(listed.equals(expected), cell + " should list " + expected + " and lists " + listed);
    }

    /** A refused write changes nothing; one that is not changes its own row and nothing else. */
    private void demandWritten(String cell, Operation operation, Actor actor, Target target, int expected) {
        if (expected >= 400) {
            demandSame(cell, List.of());
            return;
        }
        Map<String, String> after = world.rows();
        List<String> changed = World.differences(rows, after);
        demand(!changed.isEmpty(), cell + " changes nothing");
        for (String key : changed) {
            demand(isMeant(key, after.get(key), operation, actor, target), cell + " changes " + key);
        }
        world.reset();
    }

    private boolean isMeant(String key, String row, Operation operation, Actor actor, Target target) {
        if (operation.hasId()) {
            return key.contains(id(operation, target));
        }
        if (row == null) {
            return false;
        }
        String user = actor.userId(world);
        String by = "\"%s\": \"" + user + "\"";
        boolean theirs = row.contains(by.formatted("user_id")) || row.contains(by.formatted("created_by"));
        String organization = actor == Actor.PLATFORM_FOR_SYSTEM ? "null" : "\"" + world.acme() + "\"";
        return theirs && (operation.kind().isEmpty() || row.contains("\"organization_id\": " + organization));
    }

    private void demandSame(String cell, List<String> allowed) {
        Map<String, String> after = world.rows();
        List<String> changed = World.differences(rows, after);
        demand(allowed.containsAll(changed), cell + " changes " + changed);
        if (!changed.isEmpty()) {
            world.reset();
        }
    }

    private void demand(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
