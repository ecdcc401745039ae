package dev.tenantboard.bench;

import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.control.Script.Trip;
import dev.tenantboard.bench.control.Script.Work;
import dev.tenantboard.bench.data.BenchDatabase;
import dev.tenantboard.bench.data.Member;
import dev.tenantboard.bench.load.JdbcLoad;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tenant settings and the policies cost, by plain JDBC: a member's statements as the product asks them, and the same
 * without settings by a role that no policy binds. All connections are the member's, and the role's have their organization set
 * once for all, so that the triggers of the log write as much, and plan as the product has them planned. The lookup of the membership stays: that is whom the product asks
 * who may do what.
 */
record TenantCost(Stage stage, BenchDatabase postgres, int connections) {

    static final List<Scenario> MEASURED = List.of(Scenario.FEED, Scenario.WIDGETS, Scenario.WRITE);

    private static final String ROLE = "bench_unbound";

    /** How many times as long the statements take with both. */
    double ratio(Scenario scenario, int rounds, Duration duration) {
        stage.database().update("""
                do $$
                begin
                    if not exists (select from pg_roles where rolname = 'bench_unbound') then
                        create role bench_unbound login bypassrls in role tenantboard_app;
                    end if;
                    alter role bench_unbound password 'unbound';
                end
                $$""");
        stage.database().update("grant connect on database " + stage.database().name() + " to " + ROLE);
        Member caller = stage.calls().callers(scenario).get(0);
        Script with = stage.recording().of(scenario).get(0);
        Script without = withoutSettings(with);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double bound = JdbcLoad.run(
                            () -> postgres.application(stage.database().name()), connections, () -> with, duration)
                    .rate();
            double unbound = JdbcLoad.run(() -> unbound(caller, planning(with)), connections, () -> without, duration)
                    .rate();
            ratios.add(unbound / bound);
        }
        return Rounds.median(ratios);
    }

    private Connection unbound(Member caller, String planning) throws SQLException {
        Connection connection = postgres.as(ROLE, "unbound", stage.database().name());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = " + planning);
            statement.execute("select set_config('app.current_org_id', '" + caller.organizationId()
                    + "', false), set_config('app.current_user_id', '" + caller.userId() + "', false)");
        }
        return connection;
    }

    /** How the product has a request's statements planned, which it says among the settings. */
    private static String planning(Script script) {
        return script.works().get(0).trips().get(0).bindings().get(0).stream()
                .filter(value -> value != null && value.matches("auto|force_(custom|generic)_plan"))
                .findFirst()
                .orElse("auto");
    }

    private static Script withoutSettings(Script script) {
        return new Script(
                script.status(),
                script.works().stream()
                        .map(work -> new Work(
                                work.end(),
                                work.trips().stream()
                                        .map(TenantCost::withoutSettings)
                                        .toList()))
                        .toList());
    }

    /** A statement of a trip that only sets goes; where it found something too, what it sets stays, which is one value. */
    private static Trip withoutSettings(Trip trip) {
        String[] statements = trip.sql().split(Script.SEPARATOR, -1);
        if (trip.bindings().size() > 1 || !statements[0].matches("(?s)\\s*select\\s+set_config.*")) {
            return trip;
        }
        int parameters = (int) statements[0].chars().filter(c -> c == '?').count();
        String rest =
                trip.sql().substring(statements[0].length() + (statements.length > 1 ? Script.SEPARATOR.length() : 0));
        List<String> values = trip.bindings().get(0);
        return new Trip(
                rest.isBlank() ? "select 1" : rest,
                trip.types()
                        .subList(
                                rest.isBlank() ? trip.types().size() : parameters,
                                trip.types().size()),
                List.of(values.subList(rest.isBlank() ? values.size() : parameters, values.size())));
    }
}
