package dev.tenantboard.bench;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.bench.control.ControlScripts;
import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.data.BenchDatabase;
import dev.tenantboard.bench.data.Member;
import dev.tenantboard.bench.data.Population;
import dev.tenantboard.bench.load.Call;
import dev.tenantboard.bench.load.JdbcLoad;
import dev.tenantboard.bench.recording.Scripts;
import dev.tenantboard.bench.recording.StatementRecorder;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.ServerFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The product and the control over a database with rows, everything recorded, and nobody listening any more. The control is
 * held to ask what the product asked, and so is the replay by JDBC.
 */
final class Stage implements AutoCloseable {

    /** Requests in a row that must succeed before the pool has left the recorder's connections behind. */
    private static final int SETTLED = 30;

    private static final int TIMES = 5;

    private final Database database;
    private final BenchServer product;
    private final BenchServer control;
    private final Calls calls;
    private final Recording recording;

    private Stage(Database database, BenchServer product, BenchServer control, Calls calls, Recording recording) {
        this.database = database;
        this.product = product;
        this.control = control;
        this.calls = calls;
        this.recording = recording;
    }

    /** @param name of the database, the servers and their logs */
    static Stage set(
            Path directory,
            String name,
            BenchDatabase postgres,
            Population population,
            List<Scenario> scenarios,
            Consumer<String> progress) {
        TokenKeys keys = TokenKeys.generate();
        Calls calls = new Calls(population.callers(), keys);
        Database database = postgres.copy(name, population);
        StatementRecorder ofProduct = StatementRecorder.before(postgres.server().port());
        StatementRecorder ofControl = StatementRecorder.before(postgres.server().port());
        Map<String, String> settings = BenchServer.settings(directory, database, keys);
        settings.put("TENANTBOARD_DATABASE_URL", BenchServer.through(ofProduct, database));
        Map<String, String> controlSettings = BenchServer.settings(directory, database, keys);
        controlSettings.put("TENANTBOARD_DATABASE_URL", BenchServer.through(ofControl, database));
        Path scripts = directory.resolve(name + "-scripts.json");
        controlSettings.put(ControlScripts.FILE, scripts.toString());
        ServerFiles files = ServerFiles.fromProperties().withJsonLog();
        ServerFiles controlFiles = files.withWar(ControlWar.writeTo(directory.resolve(name + "-control.war")));
        BenchServer product = BenchServer.start(directory, name + "-product", files, settings);
        BenchServer control = BenchServer.start(directory, name + "-control", controlFiles, controlSettings);
        try {
            product.awaitReady();
            control.awaitReady();
            progress.accept("... both are ready");
            Set<Scenario> parts = EnumSet.noneOf(Scenario.class);
            scenarios.forEach(scenario -> parts.addAll(scenario.parts()));
            prepare(calls, product.single(), database);
            Recording recording = Recording.of(parts, calls, product.single(), new Scripts(ofProduct), progress);
            recording.writeTo(scripts);
            Stage stage = new Stage(database, product, control, calls, recording);
            stage.demandTheSameOfControl(new Scripts(ofControl));
            stage.demandTheSameOfJdbc();
            ofProduct.close();
            ofControl.close();
            stage.settle(
                    calls.of(Scenario.WIDGETS, calls.callers(Scenario.WIDGETS).get(0)), product.single());
            return stage;
        } catch (RuntimeException failure) {
            product.close();
            control.close();
            ofProduct.close();
            ofControl.close();
            throw failure;
        }
    }

    /** Values are calculated, and their tags known. */
    private static void prepare(Calls calls, Single server, Database database) {
        for (Member caller : calls.callers(Scenario.CALCULATED)) {
            server.demand(calls.calculation(caller));
        }
        BenchDatabase.holdValues(database);
        for (Member caller : calls.callers(Scenario.METRIC)) {
            var answer = server.demand(calls.of(Scenario.METRIC, caller));
            calls.remember(caller, answer.headers().firstValue("ETag").orElseThrow());
        }
    }

    private void demandTheSameOfControl(Scripts listened) {
        Single server = control.single();
        recording.scripts().forEach((scenario, scripts) -> {
            demandSame("the control", scenario, scripts.get(0), () -> {
                listened.forget();
                server.demand(calls.toControl(scenario, 0));
                return listened.take(0, Map.of());
            });
        });
    }

    private void demandTheSameOfJdbc() {
        try (StatementRecorder recorder =
                        StatementRecorder.before(database.server().port());
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + recorder.port() + "/" + database.name(),
                        EmbeddedPostgresServer.APPLICATION_USER,
                        database.server().passwords().application())) {
            Scripts listened = new Scripts(recorder);
            for (Map.Entry<Scenario, List<Script>> each : recording.scripts().entrySet()) {
                Script script = each.getValue().get(0);
                demandSame("plain JDBC", each.getKey(), script, () -> {
                    listened.forget();
                    JdbcLoad.once(connection, script);
                    return listened.take(0, Map.of());
                });
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** At the second time, too: the first may find a new connection. */
    private static void demandSame(String who, Scenario scenario, Script recorded, Supplier<Script> again) {
        Script asked = again.get();
        for (int i = 0; i < TIMES && !asked.shape().equals(recorded.shape()); i++) {
            asked = again.get();
        }
        if (!asked.shape().equals(recorded.shape())) {
            throw new IllegalStateException("%s asked something else for %s:\n%s\ninstead of\n%s"
                    .formatted(who, scenario.title(), asked.shape(), recorded.shape()));
        }
    }

    /** Connections through the recorder broke: the pool finds that out, one by one. */
    private void settle(Call call, Single server) {
        int succeeded = 0;
        for (int i = 0; succeeded < SETTLED && i < 100 * SETTLED; i++) {
            succeeded = server.send(call).statusCode() == call.expected() ? succeeded + 1 : 0;
        }
    }

    /** Statements and round trips of each request, as the first caller's was recorded. */
    Map<Scenario, Script> samples() {
        Map<Scenario, Script> samples = new LinkedHashMap<>();
        recording.scripts().forEach((scenario, scripts) -> samples.put(scenario, scripts.get(0)));
        return samples;
    }

    Database database() {
        return database;
    }

    BenchServer product() {
        return product;
    }

    BenchServer control() {
        return control;
    }

    Calls calls() {
        return calls;
    }

    Recording recording() {
        return recording;
    }

    @Override
    public void close() {
        product.close();
        control.close();
    }
}
