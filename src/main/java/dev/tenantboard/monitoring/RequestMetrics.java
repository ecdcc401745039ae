package dev.tenantboard.monitoring;

import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.problem.StatusPhrase;
import dev.tenantboard.trace.DatabaseWork;
import dev.tenantboard.trace.RequestObserver;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The metrics of requests by operation and status, and of their statements. A series begins with its first request. The number
 * of series is limited by the operations and their statuses.
 */
@ApplicationScoped
public class RequestMetrics implements RequestObserver {

    /** Requests without an operation of the contract: the contract itself, probes, pages, unknown paths. */
    static final String OTHER = "other";

    /** Statements without a request. */
    static final String BACKGROUND = "background";

    private static final int CLIENT_ERROR = 400;

    private static final String STATEMENTS = "db_client_statements_total";
    private static final String STATEMENT_SECONDS = "db_client_statement_seconds_total";
    private static final double NANOS = 1e9;

    private record Kind(String operation, int status) {}

    /** The statements of one operation. */
    private record Database(LongAdder statements, LongAdder nanos) {}

    private final Map<Kind, Durations> requests = new ConcurrentHashMap<>();
    private final Map<String, Database> databases = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();

    @Inject
    private Series series;

    @PostConstruct
    void start() {
        addDatabase(BACKGROUND, DatabaseWork::backgroundStatements, DatabaseWork::backgroundNanos);
        // There from the start, so that an alert sees the first one as a step from zero.
        Stream.of(ProblemType.values())
                .map(ProblemType::status)
                .distinct()
                .forEach(status -> refused.computeIfAbsent(status, this::begin));
    }

    @Override
    public void ended(RequestObserver.EndedRequest request) {
        String operation = request.operation() == null ? OTHER : request.operation();
        requests.computeIfAbsent(new Kind(operation, request.status()), this::begin)
                .add(request.nanos());
        if (request.status() >= CLIENT_ERROR) {
            refused.computeIfAbsent(request.status(), this::begin).increment();
        }
        Database database = databases.computeIfAbsent(operation, this::begin);
        if (request.statements() > 0) {
            database.statements().add(request.statements());
            database.nanos().add(request.databaseNanos());
        }
    }

    private Durations begin(Kind kind) {
        Durations durations = new Durations();
        series.add(
                "http_server_requests_seconds",
                "Requests by operation and status; of a stream, until it is open.",
                durations,
                "operation",
                kind.operation(),
                "status",
                String.valueOf(kind.status()));
        return durations;
    }

    private LongAdder begin(int refusal) {
        LongAdder count = new LongAdder();
        series.add(
                "http_server_refused_requests_total",
                "Responses with a problem, by its status in words.",
                count::sum,
                "kind",
                words(refusal),
                "status",
                String.valueOf(refusal));
        return count;
    }

    private static String words(int status) {
        return StatusPhrase.of(status).toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private Database begin(String operation) {
        Database database = new Database(new LongAdder(), new LongAdder());
        addDatabase(operation, database.statements()::sum, database.nanos()::sum);
        return database;
    }

    private void addDatabase(String operation, LongSupplier statements, LongSupplier nanos) {
        series.add(
                STATEMENTS,
                "Statements by operation, including begin and commit.",
                statements::getAsLong,
                "operation",
                operation);
        series.add(
                STATEMENT_SECONDS,
                "Time that threads waited for statements.",
                () -> nanos.getAsLong() / NANOS,
                "operation",
                operation);
    }
}
