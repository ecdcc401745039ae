package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.UnusualServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The default template of a tier fills an empty dashboard once. */
class FirstBoardIT extends UnusualServerTest {

    private static final int VISITORS = 50;

    private final String name = "first-" + UUID.randomUUID();
    private final String organization = "org-" + name;

    @BeforeEach
    void createOrganization() {
        rows.organization(organization, "FREE");
    }

    @AfterEach
    void removeTemplate() {
        rows.update("delete from dashboard_templates where name = ?", name);
    }

    private void offer(String tier, String bundle) {
        rows.update("insert into dashboard_templates (name, bundle) values (?, cast(? as jsonb))", name, bundle);
        rows.update("insert into dashboard_template_defaults (tier, template) values (?, ?)", tier, name);
    }

    private Session member(String role) {
        return api.as(rows.member(role.toLowerCase() + "-of-" + organization, organization, role));
    }

    private int widgetsOf(Session session) {
        return session.get("").isStatus(200).json().path("widgets").size();
    }

    @Test
    void isAppliedForTheFirstReaderWithAnOwnerAsCreator() {
        offer("FREE", Boards.SALES);
        Session viewer = member("VIEWER");
        member("OWNER");

        assertThat(widgetsOf(viewer)).isEqualTo(3);

        assertThat(rows.text(
                        "select string_agg(distinct created_by, ' ') from dashboard_widgets where organization_id = ?",
                        organization))
                .isEqualTo("owner-of-" + organization);
        assertThat(rows.text(
                        "select count(*) from activity_feeds where organization_id = ? and action = 'applied'",
                        organization))
                .isEqualTo("1");
    }

    @Test
    void isAppliedOnceHoweverManyOpenTheDashboardAtTheSameMoment() throws Exception {
        offer("FREE", Boards.SALES);
        Session viewer = member("VIEWER");
        member("OWNER");
        List<Callable<Answer>> visits = new ArrayList<>();
        for (int number = 0; number < VISITORS; number++) {
            Session visitor = api.as(rows.member("visitor-" + number + "-of-" + organization, organization, "MEMBER"));
            visits.add(() -> visitor.get(""));
        }
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        try {
            for (Future<Answer> answer : visitors.invokeAll(visits)) {
                assertThat(answer.get().isStatus(200).json().path("widgets").size())
                        .isIn(0, 3);
            }
        } finally {
            visitors.shutdownNow();
        }

        assertThat(widgetsOf(viewer)).isEqualTo(3);
        assertThat(rows.text(
                        "select count(*) from activity_feeds where organization_id = ? and action = 'applied'",
                        organization))
                .isEqualTo("1");
        assertThat(rows.text("select count(*) from dashboard_widgets where organization_id = ?", organization))
                .isEqualTo("3");
    }

    @Test
    void neverRepeatsAlsoOnADashboardThatWasEmptied() {
        offer("FREE", Boards.SALES);
        Session owner = member("OWNER");
        assertThat(widgetsOf(owner)).isEqualTo(3);

        owner.ifMatch(owner.get("/bundle").etag()).put("/bundle", Boards.EMPTY).isStatus(200);

        assertThat(widgetsOf(owner)).isZero();
        assertThat(widgetsOf(owner)).isZero();
    }

    @Test
    void waitsForAnOwner() {
        offer("FREE", Boards.SALES);
        Session admin = member("ADMIN");
        assertThat(widgetsOf(admin)).isZero();
        assertThat(remembered()).isEqualTo("0");

        member("OWNER");

        assertThat(widgetsOf(admin)).isEqualTo(3);
        assertThat(remembered()).isEqualTo("1");
    }

    private String remembered() {
        return rows.text(
                "select count(*) from dashboard_tenants where organization_id = ? and template_applied_at is not null",
                organization);
    }

    @Test
    void isForOrganizationsWithoutWidgetsOfItsTier() {
        offer("CUSTOM", Boards.SALES);
        Session owner = member("OWNER");

        assertThat(widgetsOf(owner)).isZero();

        rows.update("update organizations set subscription_tier = 'CUSTOM' where id = ?", organization);
        owner.post(
                        "/widgets",
                        Boards.json("{\"name\":\"W\",\"type\":\"CHART\",\"config\":{},\"isVisible\":false,"
                                + "\"position\":{\"x\":0,\"y\":0,\"w\":1,\"h\":1}}"))
                .isStatus(201);
        assertThat(widgetsOf(owner)).isZero();
        assertThat(remembered()).isEqualTo("0");
    }

    /** A quota of three widgets: nothing is applied, nothing is remembered, and the reader gets an empty dashboard. */
    @Test
    void leavesTheDashboardEmptyIfItCannotBeApplied() {
        ObjectNode bundle = Boards.sales();
        bundle.withArrayProperty("widgets")
                .addAll(Boards.json(Boards.SALES
                                .replace("\"key\": \"", "\"key\": \"x-")
                                .replace("metric:won", "metric:x-won"))
                        .withArrayProperty("widgets"));
        Boards.remove(bundle, "widgets", "x-buttons");
        offer("STARTER", bundle.toString().replace("metric:x-won", "metric:won"));
        rows.update("update organizations set subscription_tier = 'STARTER' where id = ?", organization);
        Session owner = member("OWNER");

        assertThat(widgetsOf(owner)).isZero();

        assertThat(remembered()).isEqualTo("0");
        assertThat(rows.text("select count(*) from dashboard_metrics where organization_id = ?", organization))
                .isEqualTo("0");
        assertThat(unusual.log()).anyMatch(line -> line.contains("default template " + name + " was not applied"));
    }
}
