package dev.tenantboard.bench.recording;

import dev.tenantboard.bench.control.FreshIds;
import dev.tenantboard.bench.control.FreshTimes;
import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.control.Script.Trip;
import dev.tenantboard.bench.control.Script.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a script of what was asked while a request was answered. */
public final class Scripts {

    /** What belongs to no request: waking other servers, the pool's look at a connection, and what a new one begins with. */
    private static final Pattern NOBODYS =
            Pattern.compile("(?i)tenantboard_news|^listen |^select 1$|^set application_name|pg_catalog\\.pg_type");

    private static final Pattern ID = Pattern.compile("[a-z0-9]{12,40}");

    private final StatementRecorder recorder;
    private Instant begin = Instant.EPOCH;

    public Scripts(StatementRecorder recorder) {
        this.recorder = recorder;
    }

    /** Forgets what was asked so far. */
    public void forget() {
        recorder.take();
        begin = now();
    }

    /** As exactly as the database knows it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param made the ids that the answer named as new, numbered, which a replay must not insert again */
    public Script take(int status, Map<String, Integer> made) {
        Instant end = now();
        Map<Integer, List<List<Asked>>> connections = new LinkedHashMap<>();
        List<List<Asked>> works = new ArrayList<>();
        for (Asked statement : recorder.take()) {
            if (!NOBODYS.matcher(statement.sql()).find()) {
                List<List<Asked>> own =
                        connections.computeIfAbsent(statement.connection(), number -> new ArrayList<>());
                if (own.isEmpty() || statement.begins() || isOver(own.get(own.size() - 1))) {
                    own.add(new ArrayList<>());
                    works.add(own.get(own.size() - 1));
                }
                own.get(own.size() - 1).add(statement);
            }
        }
        return new Script(
                status,
                works.stream()
                        .map(work -> work(work, value -> FreshTimes.marked(withoutIds(value, made), begin, end)))
                        .filter(work -> work != null)
                        .toList());
    }

    /** A transaction until it has ended; outside of one, each round trip is one. */
    private static boolean isOver(List<Asked> work) {
        Asked last = work.get(work.size() - 1);
        return last.ends() || !work.get(0).begins();
    }

    /** Null where only a wake-up was in it. */
    private static Work work(List<Asked> work, UnaryOperator<String> repeatable) {
        boolean transaction = work.get(0).begins();
        Asked last = work.get(work.size() - 1);
        List<Asked> statements = work.stream()
                .filter(statement -> !statement.begins() && !statement.ends())
                .toList();
        if (statements.isEmpty()) {
            return null;
        }
        List<Trip> trips = statements.stream()
                .collect(Collectors.groupingBy(Asked::trip, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(together -> trip(together, repeatable))
                .toList();
        return new Work(transaction ? last.sql() : null, trips);
    }

    /** A statement that is sent several times at once is a batch. */
    private static Trip trip(List<Asked> together, UnaryOperator<String> repeatable) {
        boolean batch = together.stream().map(Asked::sql).distinct().count() == 1;
        List<List<String>> bindings = together.stream()
                .map(statement -> statement.values().stream().map(repeatable).toList())
                .toList();
        if (batch) {
            return new Trip(JdbcSql.of(together.get(0).sql()), together.get(0).types(), bindings);
        }
        return new Trip(
                together.stream()
                        .map(statement -> JdbcSql.of(statement.sql()))
                        .collect(Collectors.joining(Script.SEPARATOR)),
                together.stream()
                        .flatMap(statement -> statement.types().stream())
                        .toList(),
                List.of(bindings.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new))));
    }

    private static String withoutIds(String value, Map<String, Integer> made) {
        if (value == null || made.isEmpty()) {
            return value;
        }
        return ID.matcher(value).replaceAll(found -> {
            Integer number = made.get(found.group());
            return number == null ? found.group() : "" + FreshIds.MARK + number + FreshIds.MARK;
        });
    }
}
