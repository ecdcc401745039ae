package dev.tenantboard.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every REST operation by every actor on every row: it checks the status, the content of the answer, and the rows
 * afterwards. Writes have the ETag that the owner of the row reads.
 */
final class RestMatrix {

    private final World world;
    private final Requests requests;
    private final List<String> violations = new ArrayList<>();
    private final boolean toTheEnd;
    private final Map<String, String> unknowns = new HashMap<>();
    private Map<String, String> rows;
    private int cells;

    private RestMatrix(Api api, World world, boolean toTheEnd) {
        this.world = world;
        this.toTheEnd = toTheEnd;
        requests = new Requests(api, world);
    }

    /** Checks all cells. */
    static Outcome walk(Api api, World world) {
        return new RestMatrix(api, world, true).walk();
    }

    /** Checks cells until the first operation with a violation. */
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
            demandSame(operation.name(), world.rows());
            if (!toTheEnd && !violations.isEmpty()) {
                break;
            }
        }
        return new Outcome(cells, List.copyOf(violations));
    }

    private void cell(Operation operation, Actor actor, Target target) {
        cells++;
        String cell = actor + " " + operation.name() + " " + target;
        Answer answer = requests.send(operation, actor, target);
        int expected = operation.expected(actor, target);
        demand(answer.status() == expected, cell + " should give " + expected + " and gives " + answer);
        demandType(cell, actor, answer);
        String told = answer.headers().map() + answer.body();
        demand(
                actor.isFromOtherOrganization() || !told.contains(world.markOfOther()),
                cell + " tells of the other organization: " + answer);
        if (answer.status() == 404 || target == Target.OTHER_TENANTS) {
            String unknown = unknowns.computeIfAbsent(
                    actor + operation.name(), key -> plain(requests.send(operation, actor, Target.UNKNOWN)));
            demand(plain(answer).equals(unknown), cell + " differs from an unknown id: " + answer);
        }
        if (operation.isList() && answer.status() == 200) {
            demandListed(cell, operation.kind().orElseThrow(), actor, answer);
        }
        if (operation.listsRuns() && answer.status() == 200) {
            demandRuns(cell, actor, target, answer);
        }
        if (operation.isRead() && answer.status() == 200 && answer.body().startsWith("{")) {
            demandOwnMarks(cell, actor, answer.json());
            demandOwnCounts(cell, actor, answer.json());
        }
        if (answer.status() == 207) {
            demandEach(cell, operation, actor, answer);
        }
        if (!operation.isRead()) {
            demandWritten(cell, operation, actor, target, expected);
        }
        if (operation.isDashboard()) {
            demandRange(cell + " over a range", actor, expected);
        }
    }

    /** Values over a range are calculated for the reader, and nothing is stored. */
    private void demandRange(String cell, Actor actor, int expected) {
        cells++;
        Answer answer = requests.dashboardOverRange(actor);
        demand(answer.status() == expected, cell + " should give " + expected + " and gives " + answer);
        demandType(cell, actor, answer);
        demand(
                actor.isFromOtherOrganization() || !answer.body().contains(world.markOfOther()),
                cell + " tells of the other organization: " + answer);
        demandSame(cell, world.rows());
    }

    /**
     * A refusal has the right type and reveals no more: rows that do not exist and rows that the caller may not see
     * have the same type.
     */
    private void demandType(String cell, Actor actor, Answer answer) {
        if (!answer.body().isEmpty() && (answer.status() == 403 || answer.status() == 404)) {
            Set<ProblemType> types = answer.status() == 403 ? actor.refusals() : Set.of(ProblemType.NOT_FOUND);
            demand(types.contains(ProblemType.valueOf(answer.text("/code"))), cell + " is refused with " + answer);
        }
    }

    /** Returns an answer without the identifiers of this occurrence. */
    private static String plain(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "traceparent"));
        return answer.status() + " " + headers + " " + answer.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }

    private void demandListed(String cell, Kind kind, Actor actor, Answer answer) {
        Set<String> listed = new TreeSet<>();
        answer.json().path("items").forEach(item -> {
            String id = item.path("id").asText();
            boolean othersSystemRow = item.path("isSystem").asBoolean() && !id.startsWith(world.named(""));
            boolean refusal = item.path("action").asText().equals("refused") && actor.managesOrganization();
            if (!othersSystemRow && !refusal) {
                listed.add(id);
            }
        });
        Set<String> expected = kind.listedFor(actor)
                .map(target -> target.id(world, kind))
                .collect(Collectors.toCollection(TreeSet::new));
        demand(listed.equals(expected), cell + " should list " + expected + " and lists " + listed);
    }

    /** OWNER and ADMIN get all runs of the organization, also of a platform's action; others get their own. */
    private void demandRuns(String cell, Actor actor, Target target, Answer answer) {
        List<String> runs = switch (target) {
            case OWN ->
                actor.managesOrganization()
                        ? List.of("a-members", "a-own")
                        : actor == Actor.MEMBER ? List.of("a-members") : List.of();
            case SYSTEM -> actor == Actor.MEMBER ? List.of() : List.of("a-system");
            default -> List.of();
        };
        List<String> expected =
                runs.stream().map(run -> world.named(run + "-runs")).toList();
        List<String> listed = new ArrayList<>();
        answer.json().path("items").forEach(run -> listed.add(run.path("id").asText()));
        demand(listed.equals(expected), cell + " should list " + expected + " and lists " + listed);
    }

    /** The member has marked an activity, and no other user receives an event. */
    private void demandOwnMarks(String cell, Actor actor, JsonNode answer) {
        boolean told = answer.findValues("ownMarks").stream()
                .anyMatch(marks -> marks.path("isRead").asBoolean());
        demand(actor == Actor.MEMBER || !told, cell + " tells of the member's marks: " + answer);
    }

    /** A user's number of unread activities is the number of those in their list. */
    private void demandOwnCounts(String cell, Actor actor, JsonNode answer) {
        JsonNode counts = answer.findParent("bySeverity");
        if (counts != null) {
            int counted = counts.path("unread").asInt();
            int listed = requests.unread(actor).path("items").size();
            demand(counted == listed, cell + " counts " + counted + " unread of " + listed);
        }
    }

    /** The result of each row is the same as in a request for this row alone. */
    private void demandEach(String cell, Operation operation, Actor actor, Answer answer) {
        if (operation.isBatch()) {
            demand(answer.json().at("/items/0/status").asInt() == 201, cell + " should record and answers " + answer);
            return;
        }
        Operation single = operation.calculates()
                ? new Operation("GET", operation.path().replace("calculate", "{id}/value"), operation.allowed())
                : new Operation("PUT", operation.path().replace("marks", "{id}/marks"), operation.allowed());
        List<Integer> expected = single.targets().stream()
                .map(target -> single.expected(actor, target))
                .toList();
        List<Integer> statuses = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> statuses.add(item.path("status").asInt()));
        demand(statuses.equals(expected), cell + " should answer " + expected + " and answers " + answer);
    }

    /** A refused write changes nothing. A permitted write changes its own row and the audit trail, and nothing else. */
    private void demandWritten(String cell, Operation operation, Actor actor, Target target, int expected) {
        Map<String, String> after = world.rows();
        if (expected >= 400) {
            demandSame(cell, after);
            boolean recorded =
                    after.values().stream().anyMatch(row -> Trail.isOfRefusal(row, actor.userId(world), world.acme()));
            demand(expected != 403 || recorded == actor.isMember(), cell + " is recorded: " + recorded);
            return;
        }
        if (operation.previews()) {
            demandSame(cell, after);
            return;
        }
        List<String> changed = differences(after);
        List<String> trail = changed.stream()
                .filter(key -> Trail.isOfChange(after.get(key), actor.userId(world), world.acme()))
                .toList();
        changed.removeAll(trail);
        demand(!changed.isEmpty(), cell + " changes nothing");
        for (String key : changed) {
            demand(isMeant(key, after.get(key), operation, actor, target), cell + " changes " + key);
        }
        int traces = operation.leavesTrail() && actor != Actor.PLATFORM_FOR_SYSTEM ? 1 : 0;
        demand(trail.size() == traces, cell + " leaves " + trail.size() + " traces");
        world.reset();
    }

    private boolean isMeant(String key, String row, Operation operation, Actor actor, Target target) {
        if (operation.marks() && !key.startsWith("activity_marks " + world.acme() + " " + actor.userId(world) + " ")) {
            return false;
        }
        if (operation.calculates()) {
            return isValueOfFirst(key, row);
        }
        if (operation.isOfTemplates()) {
            return key.startsWith("dashboard_templates ");
        }
        if (key.startsWith("dashboard_bundle_keys " + world.acme() + " ")) {
            return operation.isOfBundle() || operation.applies() || isDeletedWith(key, row, operation, target);
        }
        if (key.equals("dashboard_tenants " + world.acme())) {
            return operation.kind().filter(Kind.METRICS::equals).isPresent();
        }
        if (operation.hasId()) {
            return key.contains(target.id(world, operation.kind().orElseThrow()));
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

    /** The key of a row in bundles is deleted with the row. */
    private boolean isDeletedWith(String key, String row, Operation operation, Target target) {
        return operation.method().equals("DELETE")
                && row == null
                && rows.get(key).contains(target.id(world, operation.kind().orElseThrow()));
    }

    /**
     * Returns whether the change is a calculated value of the first organization. It is on the metric's row only if the
     * metric belongs to the organization.
     */
    private boolean isValueOfFirst(String key, String row) {
        boolean table = key.startsWith("dashboard_metric_values ")
                || key.startsWith("dashboard_metric_history ")
                || key.startsWith("dashboard_metrics ")
                || key.startsWith("dashboard_tenants ");
        return table && row != null && row.contains("\"organization_id\": \"" + world.acme() + "\"");
    }

    /** Returns the changes, without the recorded refusals of members and their entries in the log. */
    private List<String> differences(Map<String, String> after) {
        List<String> changed = World.differences(rows, after);
        return changed.stream()
                .filter(key -> !key.startsWith("dashboard_events " + world.acme())
                        || !Trail.isLogged(after.get(key), rowsOf(changed, after)))
                .filter(key -> Arrays.stream(Actor.values())
                        .filter(Actor::isMember)
                        .noneMatch(member -> Trail.isOfRefusal(after.get(key), member.userId(world), world.acme())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> rowsOf(List<String> keys, Map<String, String> after) {
        return keys.stream()
                .filter(key -> !key.startsWith("dashboard_events "))
                .map(key -> after.getOrDefault(key, rows.get(key)))
                .toList();
    }

    private void demandSame(String cell, Map<String, String> after) {
        List<String> changed = differences(after);
        demand(changed.isEmpty(), cell + " changes " + changed);
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
