package dev.tenantboard.bench.recording;

import dev.tenantboard.database.ClientMessages;
import dev.tenantboard.database.Relay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the pool and PostgreSQL and notes what is asked. */
public final class StatementRecorder implements AutoCloseable {

    private final AtomicInteger connections = new AtomicInteger();
    private final List<Asked> asked = new ArrayList<>();
    private final Relay relay;

    private StatementRecorder(int target) {
        relay = Relay.before(target, new ClientMessages(this::connection), Relay.Way.COPY);
    }

    public static StatementRecorder before(int target) {
        return new StatementRecorder(target);
    }

    private ClientMessages.Listener connection() {
        return new ListenedConnection(connections.incrementAndGet(), this::note)::hear;
    }

    public int port() {
        return relay.port();
    }

    /** What was asked since the last call. */
    List<Asked> take() {
        synchronized (asked) {
            List<Asked> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    private void note(Asked statement) {
        synchronized (asked) {
            asked.add(statement);
        }
    }

    /** Ends all connections that lead through it; nobody can make another. */
    @Override
    public void close() {
        relay.cut();
    }
}
