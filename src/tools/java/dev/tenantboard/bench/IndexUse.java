package dev.tenantboard.bench;

import dev.tenantboard.api.Database;
import dev.tenantboard.schema.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the specified indexes no statement of the run went through, and what they cost whoever writes activities. They
 * are specified, so they stay.
 */
record IndexUse(Database database, int rounds) {

    private static final String UNUSED = """
            select indexrelname, relname, pg_relation_size(indexrelid) / 1e6
            from pg_stat_user_indexes
            where indexrelname = any(string_to_array('%s', ',')) and idx_scan = 0
            order by relname, indexrelname""".formatted(String.join(",", Catalog.indexes()));

    private static final String TABLE = "activity_feeds";
    private static final int ROWS = 50_000;

    private record Unused(String name, String table, double megabytes) {}

    /** What an insertion costs: its time, and what it has to write down for recovery and standbys. */
    private record Cost(double seconds, double logged) {}

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (Connection connection =
                        database.server().superuser(database.name()).getConnection();
                Statement statement = connection.createStatement()) {
            List<Unused> unused = unused(statement);
            unused.forEach(index ->
                    figures.put("specified index that no scenario used: " + index.name() + ", MB", index.megabytes()));
            costs(statement, unused, figures);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return figures;
    }

    private static List<Unused> unused(Statement statement) throws SQLException {
        List<Unused> unused = new ArrayList<>();
        try (var rows = statement.executeQuery(UNUSED)) {
            while (rows.next()) {
                unused.add(new Unused(rows.getString(1), rows.getString(2), rows.getDouble(3)));
            }
        }
        return unused;
    }

    private void costs(Statement statement, List<Unused> unused, Map<String, Double> figures) throws SQLException {
        List<String> ofTable = unused.stream()
                .filter(index -> index.table().equals(TABLE))
                .map(Unused::name)
                .toList();
        List<Double> times = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        // The rows come from the disk at first.
        cost(statement, ofTable);
        for (int round = 0; round < rounds; round++) {
            Cost with = cost(statement, List.of());
            Cost without = cost(statement, ofTable);
            times.add(with.seconds() / without.seconds());
            logs.add(with.logged() / without.logged());
        }
        figures.put("inserting activities with the unused ones: times as long", Rounds.median(times));
        figures.put("inserting activities with the unused ones: times as much log", Rounds.median(logs));
    }

    /** Of activities once more, in a table with the same indexes but for some. */
    private static Cost cost(Statement statement, List<String> dropped) throws SQLException {
        statement.execute("create table index_use (like " + TABLE + " including defaults)");
        for (String definition : definitions(statement, dropped)) {
            statement.execute(definition);
        }
        statement.execute("checkpoint");
        String begin = position(statement);
        long nanos = System.nanoTime();
        statement.execute("insert into index_use select * from " + TABLE + " limit " + ROWS);
        double seconds = (System.nanoTime() - nanos) / 1e9;
        try (var logged =
                statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '" + begin + "')")) {
            logged.next();
            return new Cost(seconds, logged.getDouble(1));
        } finally {
            statement.execute("drop table index_use");
        }
    }

    private static List<String> definitions(Statement statement, List<String> dropped) throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (var rows = statement.executeQuery(
                "select indexname, indexdef from pg_indexes where tablename = '" + TABLE + "'")) {
            while (rows.next()) {
                if (!dropped.contains(rows.getString(1))) {
                    definitions.add(rows.getString(2)
                            .replace(" INDEX " + rows.getString(1) + " ", " INDEX ")
                            .replaceFirst(" ON (\\w+\\.)?" + TABLE + " ", " ON index_use "));
                }
            }
        }
        return definitions;
    }

    private static String position(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select pg_current_wal_insert_lsn()")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
