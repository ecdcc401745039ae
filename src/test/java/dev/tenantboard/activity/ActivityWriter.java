package dev.tenantboard.activity;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A client that stores batches of activities over one connection, one after the other. */
interface ActivityWriter extends AutoCloseable {

    void write(List<Row> batch) throws Exception;

    @Override
    default void close() throws SQLException {}

    /** The fields of an activity that differ. */
    record Row(String title, String description, String entityId, String metadata) {

        String document() {
            return """
                    {"title":"%s","description":"%s","type":"USER_ACTION","entityType":"invoice","entityId":"%s",\
                    "action":"paid","metadata":%s,"severity":"SUCCESS"}""".formatted(title, description, entityId, metadata);
        }
    }

    /** Writes each batch with one request. */
    static ActivityWriter http(Session session, String type) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return batch -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(session.server() + session.basePath() + Batches.PATH))
                    .POST(BodyPublishers.ofByteArray(body(type, batch)));
            session.headers().forEach(request::setHeader);
            request.setHeader("Content-Type", type);
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 207 || answer.body().contains("problem")) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        };
    }

    static byte[] body(String type, List<Row> batch) {
        String items =
                batch.stream().map(Row::document).collect(Collectors.joining(type.equals(Batches.LINES) ? "\n" : ","));
        return (type.equals(Batches.LINES) ? items + "\n" : "[" + items + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** Writes each batch in one transaction, with the role and settings of the product's transactions. */
    static ActivityWriter jdbc(EmbeddedPostgresServer database, Caller caller, boolean rewritten) throws SQLException {
        return new Jdbc(
                DriverManager.getConnection(
                        database.jdbcUrl() + "?reWriteBatchedInserts=" + rewritten,
                        EmbeddedPostgresServer.APPLICATION_USER,
                        database.passwords().application()),
                caller);
    }

    record Jdbc(Connection connection, Caller caller) implements ActivityWriter {

        private static final String OPEN = """
                select set_config('app.current_user_id', ?, true), set_config('app.current_org_id', ?, true)
                """;

        private static final String INSERT = """
                insert into activity_feeds
                    (id, title, description, type, entity_type, entity_id, action, metadata, severity, created_at,
                        organization_id, user_id)
                values (?, ?, ?, cast(? as "ActivityType"), ?, ?, ?, cast(? as jsonb), cast(? as "ActivitySeverity"), ?,
                    ?, ?)
                """;

        @Override
        public void write(List<Row> batch) throws SQLException {
            connection.setAutoCommit(false);
            open();
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Row row : batch) {
                    add(insert, row);
                }
                insert.executeBatch();
            }
            connection.commit();
        }

        private void open() throws SQLException {
            try (PreparedStatement open = connection.prepareStatement(OPEN)) {
                open.setString(1, caller.userId());
                open.setString(2, caller.organizationId());
                open.executeQuery().close();
            }
        }

        private void add(PreparedStatement insert, Row row) throws SQLException {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, row.title());
            insert.setString(3, row.description());
            insert.setString(4, "USER_ACTION");
            insert.setString(5, "invoice");
            insert.setString(6, row.entityId());
            insert.setString(7, "paid");
            insert.setString(8, row.metadata());
            insert.setString(9, "SUCCESS");
            insert.setObject(10, OffsetDateTime.now(ZoneOffset.UTC));
            insert.setString(11, caller.organizationId());
            insert.setString(12, caller.userId());
            insert.addBatch();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
