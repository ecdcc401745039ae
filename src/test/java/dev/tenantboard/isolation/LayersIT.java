package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.idempotency.IdempotencyKey;
import dev.tenantboard.server.OtherServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Each layer isolates without the other one. The server is not the suite's, because the test leaves its database
 * unsafe.
 */
@ResourceLock(OtherServer.LOCK)
class LayersIT {

    /** The API refuses such preferences. */
    private static final String CHOICE_OF_OTHERS = """
            insert into user_dashboards (id, user_id, layout)
            values ('$-choice', '$-a-owner', '{"$-a": {
                "widgets": ["$-b-own-widgets", "$-a-own-widgets"],
                "quickActions": ["$-b-own-quick-actions", "$-a-own-quick-actions"]}}');
            """;

    private final OwnServer server = OwnServer.shared();

    @Test
    void databaseAloneKeepsOrganizationsApart() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            assertThat(server.probe(world, "database")).isEmpty();
        }
    }

    @Test
    void entitiesAloneKeepOrganizationsApart() {
        server.switchRowSecurityOff();
        try (World world = World.in(server.superuser())) {
            Outcome outcome = RestMatrix.walk(server.api(), world);

            assertThat(outcome.violations()).isEmpty();
            assertThat(server.probe(world, "entities")).isEmpty();
        }
    }

    @Test
    void entitiesAloneSkipChosenRowsOfOthers() {
        server.switchRowSecurityOff();
        try (World world = World.in(server.superuser())) {
            world.execute(CHOICE_OF_OTHERS);

            ObjectNode dashboard = (ObjectNode)
                    Actor.OWNER.in(world, server.api()).get("").isStatus(200).json();

            assertThat(dashboard.path("widgets")).hasSize(1);
            assertThat(dashboard.path("quickActions")).hasSize(1);
            assertThat(dashboard.path("available").findValuesAsText("id")).hasSizeGreaterThan(2);
            // The preferences contain the ids as they are stored.
            dashboard.remove("preferences");
            assertThat(dashboard.toString()).doesNotContain(world.markOfOther());
        }
    }

    /** These statements themselves contain the organization and the user. */
    @Test
    void statementsAloneKeepKeysApart() {
        server.switchRowSecurityOff();
        try (World world = World.in(server.superuser())) {
            List<String> created = Stream.of("a-owner a", "a-admin a", "x-both a", "x-both b")
                    .map(caller -> caller.split(" "))
                    .map(caller -> server.api().as(world.caller(caller[0], caller[1])))
                    .map(session -> session.with(IdempotencyKey.HEADER, "everybody's"))
                    .map(session -> session.post("/activities", Kind.ACTIVITIES.whole()))
                    .map(answer -> answer.isStatus(201).id())
                    .toList();

            assertThat(created).doesNotHaveDuplicates();
        }
    }

    @Test
    void bothTogetherKeepEntitiesApart() {
        server.switchRowSecurityOn();
        try (World world = World.in(server.superuser())) {
            assertThat(server.probe(world, "entities")).isEmpty();
        }
    }
}
