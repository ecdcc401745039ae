package dev.tenantboard.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Session;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends operations as actors. Each write has the ETag that the owner of the row reads. */
final class Requests {

    private static final String MARK = "{\"isPinned\": true}";

    private final World world;
    private final Map<Actor, Session> sessions = new EnumMap<>(Actor.class);
    private final Session otherOwner;
    private final Map<String, String> etags = new HashMap<>();

    Requests(Api api, World world) {
        this.world = world;
        for (Actor actor : Actor.values()) {
            sessions.put(actor, actor.in(world, api));
        }
        otherOwner = api.as(world.caller("b-owner", "b"));
    }

    Answer send(Operation operation, Actor actor, Target target) {
        boolean system = actor.asksForSystemRows();
        String path = "/api/v1"
                + operation
                        .path()
                        .replace("{type}", "CHART")
                        .replace("{template}", template(world))
                        .replace("{name}", "activities")
                        .replace("{id}", target == Target.NONE ? "" : id(operation, target))
                + (operation.isList() ? "?limit=100" + (system ? "&scope=system" : "") : system ? "?scope=system" : "");
        Session session = sessions.get(actor);
        return send(
                operation,
                operation.needsEtag() ? session.ifMatch(etag(operation, actor, target)) : session,
                path,
                body(operation, sessions.get(Actor.OWNER), world));
    }

    /** Returns the name of the platform's template. */
    static String template(World world) {
        return world.named("s-system-templates");
    }

    /** Reads the actor's dashboard over a range that no value is stored for. */
    Answer dashboardOverRange(Actor actor) {
        return sessions.get(actor)
                .get("?last=30&unit=day&zone=Asia/Tokyo&filter=entityType:deal"
                        + (actor.asksForSystemRows() ? "&scope=system" : ""));
    }

    /** Returns the actor's list of unread activities. */
    JsonNode unread(Actor actor) {
        return sessions.get(actor).get("/activities?state=unread&limit=100").json();
    }

    /** Sends an operation with a body that is accepted. */
    static Answer send(Operation operation, Session asked, String path, String body) {
        Session session = asked.absolute();
        return switch (operation.method()) {
            case "GET" -> session.get(path);
            case "HEAD" -> session.head(path);
            case "DELETE" -> session.delete(path);
            case "POST" -> session.post(path, body);
            case "PUT" -> session.put(path, body);
            case "PATCH" -> session.patch(path, body);
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    private String id(Operation operation, Target target) {
        return target.id(world, operation.kind().orElseThrow());
    }

    /**
     * Returns a body that the operation accepts, or null if it needs none.
     *
     * @param owner reads the organization's bundle
     */
    static String body(Operation operation, Session owner, World world) {
        if (operation.isRead() || operation.applies() || operation.method().equals("DELETE")) {
            return "";
        }
        if (operation.isOfBundle()) {
            return withAnotherWidget(owner.with("If-Match", null).absolute().get("/api/v1/dashboard/bundle"));
        }
        return operation.method().equals("PATCH") ? patch(operation) : whole(operation, world);
    }

    private static String withAnotherWidget(Answer bundle) {
        ObjectNode document = (ObjectNode) bundle.isStatus(200).json();
        document.withArrayProperty("widgets")
                .addObject()
                .put("key", "written")
                .set("definition", json(Kind.WIDGETS.whole()));
        return document.toString();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String whole(Operation operation, World world) {
        if (operation.isOfTemplates()) {
            String name = operation.method().equals("POST") ? "\"name\": \"" + world.named("s-written") + "\", " : "";
            return "{" + name + "\"bundle\": {\"v\": 1, \"metrics\": []," + " \"quickActions\": [], \"widgets\": []}}";
        }
        if (operation.marks()) {
            return operation.hasId() ? MARK : MARK.replace("{", "{\"ids\": " + ids(operation, world) + ", ");
        }
        if (operation.readsRows()) {
            return "{}";
        }
        if (operation.previews()) {
            return "{\"query\": {\"v\": 1, \"dataset\": \"activities\", \"measures\": [{\"id\": \"n\", \"agg\": \"count\"}],"
                    + " \"value\": \"n\"}}";
        }
        if (operation.calculates()) {
            return "{\"ids\": " + ids(operation, world) + "}";
        }
        if (operation.isBatch()) {
            return "[" + Kind.ACTIVITIES.whole() + "]";
        }
        return operation.executes() ? "{}" : operation.kind().map(Kind::whole).orElse("{\"theme\": \"DARK\"}");
    }

    /** Returns the ids of all rows of the kind. The answer contains a result for each. */
    private static List<String> ids(Operation operation, World world) {
        return operation.kind().orElseThrow().targets().stream()
                .map(target -> '"' + target.id(world, operation.kind().orElseThrow()) + '"')
                .toList();
    }

    private static String patch(Operation operation) {
        return operation.kind().map(Kind::patch).orElse("{\"density\": \"COMPACT\"}");
    }

    /** Returns the ETag that the owner of the row reads; for a row that does not exist, the ETag of one that exists. */
    private String etag(Operation operation, Actor actor, Target target) {
        return etags.computeIfAbsent(
                operation.kind().map(Kind::name).orElse(operation.path()) + " " + actor + " " + target,
                key -> read(operation, actor, target));
    }

    private String read(Operation operation, Actor actor, Target target) {
        if (operation.isOfBundle()) {
            return sessions.get(Actor.OWNER).get("/bundle").etag();
        }
        if (operation.isOfTemplates()) {
            return sessions.get(Actor.PLATFORM_FOR_SYSTEM)
                    .get("/templates/" + template(world) + "?scope=system")
                    .etag();
        }
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
}
