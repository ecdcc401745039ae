package dev.tenantboard.isolation;

import dev.tenantboard.database.ClientMessages;
import dev.tenantboard.database.Relay;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between the pool and PostgreSQL. It counts statements (Execute and Query messages of the protocol) and round trips
 * (Sync and Query messages: the client waits for an answer after each, except after the BEGIN before the first statement). It
 * does not count notifications between servers, because they belong to no request, and the pool's validation of idle connections.
 */
final class QueryCounter implements AutoCloseable {

    private static final String WAKE_UP = "tenantboard_news";
    private static final String VALIDATION = "SELECT 1";

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger trips = new AtomicInteger();
    private final Relay relay;

    /** The number of statements and round trips. */
    record Count(int statements, int roundTrips) {

        @Override
        public String toString() {
            return statements + " in " + roundTrips;
        }
    }

    private QueryCounter(int target) {
        relay = Relay.before(target, new ClientMessages(this::connection), Relay.Way.COPY);
    }

    static QueryCounter before(int target) {
        return new QueryCounter(target);
    }

    private ClientMessages.Listener connection() {
        var nobodys = new NobodysStatements();
        return (type, content) -> {
            if (!nobodys.include(type, content)) {
                note(type, content);
            }
        };
    }

    int port() {
        return relay.port();
    }

    /** Returns the count since the last call. */
    Count take() {
        return new Count(statements.getAndSet(0), trips.getAndSet(0));
    }

    private void note(int type, byte[] content) {
        if (type == 'E' || type == 'Q') {
            statements.incrementAndGet();
        }
        boolean begins = type == 'Q' && new String(content, StandardCharsets.US_ASCII).startsWith("BEGIN");
        if (type == 'S' || (type == 'Q' && !begins)) {
            trips.incrementAndGet();
        }
    }

    /** Finds the messages of one connection that belong to no request. */
    private static final class NobodysStatements {

        private final Set<String> statements = new HashSet<>();
        private boolean isListener;
        private boolean isSent;

        boolean include(int type, byte[] content) {
            if (type == 'P') {
                String name = text(content, 0);
                String sql = text(content, name.length() + 1);
                isSent = sql.contains(WAKE_UP) || sql.equals(VALIDATION);
                isListener |= sql.startsWith("listen ");
                if (isSent) {
                    statements.add(name);
                } else {
                    statements.remove(name);
                }
            } else if (type == 'B') {
                isSent = statements.contains(text(content, text(content, 0).length() + 1));
            } else if (type == 'Q') {
                isSent = false;
            }
            return isListener || isSent;
        }

        /** Texts end with a zero. */
        private static String text(byte[] content, int begin) {
            int end = begin;
            while (content[end] != 0) {
                end++;
            }
            return new String(content, begin, end - begin, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
