package dev.tenantboard.metric.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryReader;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The engine over a database of the test's own, without a server: every scan is a transaction of the application role with
 * the organization set. Beside the product's tables there is one of a host, with a column of each type.
 */
final class Measured implements AutoCloseable {

    static final String ORGANIZATION = "org-measured";
    static final Thresholds NO_THRESHOLDS = new Thresholds(null, null, null);

    /** A table as a platform may have it. */
    static final Dataset SAMPLES = new Dataset(
            "samples",
            null,
            "public.samples",
            null,
            List.of(
                    field("label", ValueType.TEXT, "label", "text"),
                    field("kind", ValueType.TEXT, "kind", "ActivitySeverity"),
                    field("whole", ValueType.NUMBER, "whole", "int4"),
                    field("amount", ValueType.NUMBER, "amount", "numeric"),
                    field("ratio", ValueType.NUMBER, "ratio", "float8"),
                    field("open", ValueType.BOOLEAN, "open", "bool"),
                    field("at", ValueType.TIME, "at", "timestamptz"),
                    field("localAt", ValueType.TIME, "local_at", "timestamp"),
                    field("day", ValueType.TIME, "order", "date"),
                    field("more", ValueType.DOCUMENT, "more", "jsonb"),
                    field("small", ValueType.NUMBER, "small", "int2"),
                    field("big", ValueType.NUMBER, "big", "int8"),
                    field("single", ValueType.NUMBER, "single", "float4"),
                    field("price", ValueType.NUMBER, "price", "money")),
            Set.of());

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<Dataset> DATASETS =
            Stream.concat(BuiltInDatasets.all().stream(), Stream.of(SAMPLES)).toList();

    private final TestDatabase database;
    private final List<Scan> scans = new ArrayList<>();
    private Connection connection;
    private Duration timeout = Duration.ofSeconds(30);
    private String organization = ORGANIZATION;
    private int mostScans = Integer.MAX_VALUE;
    private String unknown;
    private int refreshes;
    private int fetched;

    private Measured(TestDatabase database) {
        this.database = database;
    }

    static Measured empty() {
        return in(TestDatabase.migrated());
    }

    static Measured in(TestDatabase database) {
        database.execute(
                "insert into organizations (id, name, slug) values ('org-measured', 'Measured', 'measured'),"
                        + " ('org-other', 'Other', 'other')",
                """
                create table public.samples (
                    organization_id text not null,
                    label text,
                    kind "ActivitySeverity",
                    whole int4,
                    amount numeric,
                    ratio float8,
                    open bool,
                    at timestamptz,
                    local_at timestamp,
                    "order" date,
                    more jsonb,
                    small int2,
                    big int8,
                    single float4,
                    price money
                )""",
                "grant select on public.samples to tenantboard_app");
        return new Measured(database);
    }

    private static Field field(String name, ValueType type, String column, String columnType) {
        return new Field(name, null, type, column, columnType);
    }

    static QueryDocument query(String document) {
        return query(json(document));
    }

    static QueryDocument query(JsonNode document) {
        try {
            return QueryReader.over(DATASETS, ZoneOffset.UTC).read(document, "");
        } catch (ProblemException refused) {
            throw new AssertionError(refused.problem().errors() + " in " + document, refused);
        }
    }

    /** A document in JSON with single quotes for double ones. */
    static JsonNode json(String document) {
        return exactly(document.replace('\'', '"'));
    }

    static JsonNode exactly(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(document, failure);
        }
    }

    static Plan plan(String key, QueryDocument query) {
        return new Plan(key, query, Map.of(), NO_THRESHOLDS);
    }

    TestDatabase database() {
        return database;
    }

    /** The statements that calculations came to since the last time that this was asked. */
    List<Scan> scans() {
        List<Scan> seen = List.copyOf(scans);
        scans.clear();
        return seen;
    }

    /** How often the catalog was told that something is gone. */
    int refreshes() {
        return refreshes;
    }

    /** How many rows the last statement gave. */
    int fetched() {
        return fetched;
    }

    void limit(Duration statement) {
        timeout = statement;
    }

    /** Ends the time of calculations after so many statements. */
    void endAfter(int statements) {
        mostScans = statements;
    }

    Outcome calculate(String document, Instant now) {
        return calculate(plan("it", query(document)), now);
    }

    Outcome calculate(Plan plan, Instant now) {
        return calculate(List.of(plan), now).get(plan.key());
    }

    Map<String, Outcome> calculate(List<Plan> plans, Instant now) {
        return new PlanRunner(this::dataset, this::run, () -> refreshes++, () -> scans.size() >= mostScans)
                .run(plans, now);
    }

    private Optional<Dataset> dataset(String name) {
        if (name.equals(unknown)) {
            throw new ProblemException(ProblemType.DATASETS_UNAVAILABLE, "The dataset " + name + " is not known.");
        }
        return DATASETS.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }

    /** Nothing is known of a dataset from now on. */
    void forget(String dataset) {
        unknown = dataset;
    }

    Figures figures(String document, Instant now) {
        Outcome outcome = calculate(document, now);
        if (outcome.failure() != null) {
            throw new AssertionError(outcome.failure());
        }
        return outcome.figures();
    }

    private List<Scan.Row> run(Scan scan) {
        scans.add(scan);
        try {
            return inTransaction(scan);
        } catch (SQLException failure) {
            throw ScanException.of(failure);
        }
    }

    /** A page of the rows behind a figure. */
    RowScan.Page rows(DatasetQuery query, Figure figure, Instant now, RowScan.Position after, int limit) {
        return rows(new FigureRows(this::dataset, this::run, now).scan(query, figure, after, limit));
    }

    RowScan.Page rows(RowScan scan) {
        try {
            return inTenant(connection -> new ScanRunner(connection, organization).rows(scan));
        } catch (SQLException failure) {
            throw new IllegalStateException(scan.toString(), failure);
        }
    }

    private List<Scan.Row> inTransaction(Scan scan) throws SQLException {
        return inTenant(connection -> {
            List<Scan.Row> rows = new ScanRunner(connection, organization).run(scan);
            fetched = rows.size();
            return rows;
        });
    }

    /** What is done with the application role's connection while the organization is set, as a scan is. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    <T> T inTenant(Work<T> work) throws SQLException {
        if (connection == null) {
            connection = database.application();
            connection.setAutoCommit(false);
        }
        try (var setting = connection.prepareStatement("select set_config('app.current_org_id', ?, true)")) {
            setting.setString(1, organization);
            setting.execute();
            new ScanRunner(connection, organization).settle(timeout);
            return work.with(connection);
        } finally {
            connection.rollback();
        }
    }

    /** Calculates for another organization from now on. */
    void as(String other) {
        organization = other;
    }

    @Override
    public void close() {
        database.close();
    }
}
