package dev.tenantboard.metric.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantboard.database.DebianPostgres;
import dev.tenantboard.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationProbeTest {

    private static final Map<String, String> PROVED = Map.ofEntries(
            Map.entry("own_condition", "select * from expenses where organization_id = $current"),
            Map.entry(
                    "bare",
                    "select * from expenses where organization_id = current_setting('app.current_org_id', true)"),
            Map.entry("turned", "select * from expenses where amount > 5 and $current = organization_id and id > 0"),
            Map.entry("subquery", "select * from expenses where organization_id = (select $current)"),
            Map.entry("other_name", "select tenant as organization_id, amount from bills where tenant = $current"),
            Map.entry("as_uuid", "select * from payments where organization_id = $current::uuid"),
            Map.entry("grouped", """
                    select organization_id, sum(amount) as amount from expenses
                    where organization_id = $current group by organization_id"""),
            Map.entry("joined", """
                    select e.organization_id, e.amount, c.name from expenses e
                    left join categories c on c.id = e.category_id and c.organization_id = e.organization_id
                    where e.organization_id = $current"""),
            Map.entry("by_organization", """
                    select e.organization_id, e.amount, o.name from expenses e
                    join organizations o on o.id = e.organization_id where o.id = $current"""),
            Map.entry("both", """
                    select organization_id, amount from expenses where organization_id = $current
                    union all select organization_id, id from categories where organization_id = $current"""),
            Map.entry("partitioned", "select * from parts where organization_id = $current"),
            Map.entry("invoker", "with (security_invoker) as select * from secured"),
            Map.entry("invoker_wrapped", "with (security_invoker = on) as select organization_id, amount from wrapped"),
            Map.entry("barrier", """
                    with (security_barrier) as select * from expenses where organization_id = $current"""));

    private static final Map<String, String> TRUSTED = Map.of(
            "converted", """
                    select e.organization_id, e.amount / c.rate as amount from expenses e
                    cross join currencies c where e.organization_id = $current""",
            "policy_of_its_own", "with (security_invoker) as select * from shared");

    /** Each passes a probe as an organization that does not exist, or would while its tables are empty. */
    private static final Map<String, String> LYING = Map.ofEntries(
            Map.entry("everything", "select * from expenses"),
            Map.entry("labelled", "select 'acme' as organization_id, amount from expenses"),
            Map.entry("current_label", "select $current as organization_id, amount from expenses"),
            Map.entry("crossed", """
                    select o.id as organization_id, e.amount from organizations o cross join expenses e"""),
            Map.entry("crossed_with_current", """
                    select o.id as organization_id, e.amount from organizations o cross join expenses e
                    where o.id = $current"""),
            Map.entry("mentioned", """
                    select o.id as organization_id, e.amount, e.organization_id as whose
                    from organizations o join expenses e on e.organization_id is not null where o.id = $current"""),
            Map.entry("total", """
                    select o.id as organization_id, (select sum(amount) from expenses) as total
                    from organizations o where o.id = $current"""),
            Map.entry("other_column", "select payer as organization_id, amount from expenses where payer = $current"),
            Map.entry(
                    "current_for_other",
                    "select $current as organization_id, amount from expenses where payer = $current"),
            Map.entry(
                    "mislabelled",
                    "select payer as organization_id, amount from expenses where organization_id = $current"),
            Map.entry("slug", "select slug as organization_id, name from organizations where slug = $current"),
            Map.entry("or_else", "select * from expenses where organization_id = $current or payer = $current"),
            Map.entry(
                    "negated",
                    "select * from expenses where not organization_id = $current and $current in (select id from organizations)"),
            Map.entry("category_by_id", """
                    select e.organization_id, c.name from expenses e join categories c on c.id = e.category_id
                    where e.organization_id = $current"""),
            Map.entry("half", """
                    select organization_id, amount from expenses where organization_id = $current
                    union all select $current, c.id from categories c join organizations o on o.id = $current"""),
            Map.entry("copied", """
                    with every as materialized (select * from expenses)
                    select * from every where organization_id = $current"""),
            Map.entry("open_policy", "with (security_invoker) as select * from open"),
            Map.entry("owners_rights", "select * from secured"),
            Map.entry("owners_rights_inside", "with (security_invoker) as select * from inner_view"),
            Map.entry("shared_by_owner", "select * from shared"));

    private final TestDatabase database = TestDatabase.migrated();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void provesViewsThatKeepOrganizationsApart() throws Exception {
        Map<String, Verdict> verdicts =
                OfferedViews.over(database).fill().offer(PROVED).verdicts();

        assertThat(verdicts)
                .containsOnlyKeys(PROVED.keySet())
                .allSatisfy((name, verdict) -> assertThat(verdict).matches(Verdict::isProved));
    }

    /** The proof of the proof: what each organization sees of what was found right. */
    @Test
    void isRightAboutWhatItProves() throws Exception {
        OfferedViews.over(database).fill().offer(PROVED);

        for (String name : PROVED.keySet()) {
            for (String organization : List.of("acme", "globex", "00000000-0000-0000-0000-000000000001")) {
                assertThat(organizationsIn(name, organization)).as(name).isSubsetOf(organization);
            }
            assertThat(organizationsIn(name, "")).as(name).isEmpty();
        }
        assertThat(organizationsIn("own_condition", "acme")).containsExactly("acme");
        assertThat(organizationsIn("as_uuid", "00000000-0000-0000-0000-000000000001"))
                .hasSize(1);
    }

    private List<String> organizationsIn(String view, String organization) throws SQLException {
        try (Connection application = database.application()) {
            application.setAutoCommit(false);
            TestDatabase.rows(application, "select set_config('app.current_org_id', '" + organization + "', true)");
            // A text that is no uuid is an error, and shows nothing either.
            boolean isError = view.equals("as_uuid") && organization.matches("[a-z]+");
            return isError
                    ? List.of()
                    : TestDatabase.rows(application, "select organization_id from dashboard_sources." + view);
        }
    }

    @Test
    void saysWhatItCouldNotProve() throws Exception {
        Map<String, Verdict> verdicts =
                OfferedViews.over(database).fill().offer(TRUSTED).verdicts();

        assertThat(verdicts.get("converted").trusted())
                .containsExactly("Rows of currencies belong to no organization.");
        assertThat(verdicts.get("policy_of_its_own").trusted())
                .containsExactly("The row-level security of shared compares the organization in an unknown way.");
        assertThat(verdicts).noneSatisfy((name, verdict) -> assertThat(verdict).matches(Verdict::isRefusal));
    }

    @Test
    void refusesViewsThatLie() throws Exception {
        OfferedViews views = OfferedViews.over(database).execute(INNER).fill().offer(LYING);

        assertThat(views.verdicts())
                .containsOnlyKeys(LYING.keySet())
                .allSatisfy((name, verdict) -> assertThat(verdict).matches(Verdict::isRefusal));
    }

    private static final String INNER =
            "create view inner_view as select * from secured; grant select on inner_view to tenantboard_app";

    @Test
    void needsNoRowToSeeALie() throws Exception {
        OfferedViews views = OfferedViews.over(database).execute(INNER).offer(LYING);

        assertThat(views.verdicts())
                .allSatisfy((name, verdict) -> assertThat(verdict).matches(Verdict::isRefusal));
    }

    @Test
    void namesTheTableThatIsReadWhole() throws Exception {
        Map<String, Verdict> verdicts =
                OfferedViews.over(database).execute(INNER).fill().offer(LYING).verdicts();

        assertThat(verdicts.get("crossed_with_current").refusal()).contains("It reads expenses without comparing");
        assertThat(verdicts.get("category_by_id").refusal()).contains("It reads categories without comparing");
        assertThat(verdicts.get("other_column").refusal()).contains("It reads expenses without comparing");
        assertThat(verdicts.get("mislabelled").refusal()).contains("Its organization_id is expenses.payer");
        assertThat(verdicts.get("everything").refusal()).contains("gives rows to an organization that does not exist");
    }

    @Test
    void triesWhatAFunctionShowsWithOrganizationsThatThereAre() throws Exception {
        OfferedViews views = OfferedViews.over(database)
                .fill()
                .execute("create table if not exists dashboard_tenants (organization_id text)")
                .execute("insert into dashboard_tenants (organization_id) values ('acme'), ('globex')")
                .execute("grant select on dashboard_tenants to tenantboard_app")
                .offer(Map.of(
                        "honest", "select * from anybodys() where organization_id = $current",
                        "others", """
                                select * from anybodys() a
                                where exists (select from organizations o where o.id = $current and o.id <> a.organization_id)"""));

        Map<String, Verdict> verdicts = views.verdicts();

        assertThat(verdicts.get("honest").trusted())
                .containsExactly("What the function anybodys() reads is not known.");
        assertThat(verdicts.get("others").refusal()).contains("rows of another");
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        Map<String, Verdict> verdicts = OfferedViews.over(database)
                .offer(Map.of(
                        "broken",
                        "select organization_id, 1 / 0 as id from expenses where organization_id = " + "(1 / 0)::text"))
                .verdicts();

        assertThat(verdicts.get("broken").refusal()).startsWith("It cannot be read: ");
    }

    @Test
    void leavesNoSettingBehind() throws Exception {
        OfferedViews.over(database).fill().offer(PROVED);
        try (Connection application = database.application()) {
            for (SourceView view : SourceReader.read(application)) {
                new IsolationProbe(application).probe(view);
            }

            assertThat(TestDatabase.rows(
                            application,
                            "select coalesce(current_setting('app.current_org_id', true), '')"
                                    + " || coalesce(current_setting('app.platform_admin', true), '')"))
                    .containsExactly("");
            assertThat(application.getAutoCommit()).isTrue();
        }
    }

    @Test
    void judgesAlikeOnPostgreSql15(@TempDir Path directory) throws Exception {
        assumeTrue(
                DebianPostgres.isInstalled(), "Debian's postgresql-15 is not installed here: nothing was tried on it");

        try (DebianPostgres server = DebianPostgres.startIn(directory.resolve("data"));
                TestDatabase old = TestDatabase.emptyOn(server.port()).migrate()) {
            Map<String, String> all = new LinkedHashMap<>(PROVED);
            all.putAll(LYING);
            all.putAll(TRUSTED);

            Map<String, Verdict> verdicts =
                    OfferedViews.over(old).execute(INNER).fill().offer(all).verdicts();

            assertThat(verdicts).hasSize(all.size()).allSatisfy((name, verdict) -> {
                assertThat(verdict.isProved()).as(name).isEqualTo(PROVED.containsKey(name));
                assertThat(verdict.isRefusal()).as(name + verdict).isEqualTo(LYING.containsKey(name));
            });
        }
    }
}
