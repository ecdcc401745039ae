package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of the bodies that the server awaits. It limits their number and their bytes, for each user and in all. Above a
 * limit a request is refused at once: waiting requests use memory too.
 */
@ApplicationScoped
public class BodyMemory {

    static final int MOST_OF_USER = 32;
    static final int MOST = 4_000;

    private static final long BYTES = Runtime.getRuntime().maxMemory() / 8;
    private static final long BYTES_OF_USER = BYTES / 4;

    private final Map<String, Use> users = new HashMap<>();
    private final Use all = new Use();

    private static final class Use {

        private int bodies;
        private long bytes;

        private void add(int moreBodies, long moreBytes) {
            bodies += moreBodies;
            bytes += moreBytes;
        }
    }

    /**
     * Reserves memory for a body of a user.
     *
     * @throws ProblemException 429 if the user, or 503 if all users, send too many bodies
     */
    synchronized Share open(String userId) {
        Use user = users.computeIfAbsent(userId, first -> new Use());
        requireUser(user.bodies < MOST_OF_USER);
        require(all.bodies < MOST);
        user.add(1, 0);
        all.add(1, 0);
        return new Share(userId);
    }

    synchronized int bodies() {
        return all.bodies;
    }

    private synchronized void reserve(String userId, int bytes) {
        Use user = users.get(userId);
        requireUser(user.bytes + bytes <= BYTES_OF_USER);
        require(all.bytes + bytes <= BYTES);
        user.add(0, bytes);
        all.add(0, bytes);
    }

    private synchronized void release(String userId, long bytes) {
        Use user = users.get(userId);
        user.add(-1, -bytes);
        all.add(-1, -bytes);
        if (user.bodies == 0) {
            users.remove(userId);
        }
    }

    private static void requireUser(boolean hasRoom) {
        if (!hasRoom) {
            throw ProblemException.retryLater(
                    ProblemType.CONCURRENCY_LIMIT_EXCEEDED,
                    "You send too many bodies at once. Nothing was done.",
                    Duration.ofSeconds(1));
        }
    }

    private static void require(boolean hasRoom) {
        if (!hasRoom) {
            throw ProblemException.retryLater(
                    ProblemType.SERVER_BUSY,
                    "The server receives too many bodies. Nothing was done.",
                    Duration.ofSeconds(1));
        }
    }

    /** The memory of one body. */
    final class Share {

        private final String userId;
        private long bytes;
        private boolean released;

        private Share(String userId) {
            this.userId = userId;
        }

        /**
         * Has no effect after the release.
         *
         * @throws ProblemException 429 or 503, see {@link #open}
         */
        synchronized void reserve(int more) {
            if (!released) {
                BodyMemory.this.reserve(userId, more);
                bytes += more;
            }
        }

        /** Only the first call has an effect. */
        synchronized void release() {
            if (!released) {
                released = true;
                BodyMemory.this.release(userId, bytes);
            }
        }
    }
}
