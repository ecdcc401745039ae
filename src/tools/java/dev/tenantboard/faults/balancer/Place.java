package dev.tenantboard.faults.balancer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One server's place behind the balancer: whether it is up, and the connections to it that are kept open. */
public final class Place {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int CHECK_MILLIS = 1_000;
    private static final int CHECK_ANSWER_MILLIS = 3_000;
    private static final int FALL = 2;
    private static final byte[] CHECK = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    private final int port;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean up;
    private volatile boolean forgotten;

    public Place(int port) {
        this.port = port;
    }

    public boolean isUp() {
        return up;
    }

    void watch() {
        int failures = 0;
        while (!forgotten) {
            boolean ready = isReady();
            failures = ready ? 0 : failures + 1;
            if (ready) {
                up = true;
            } else if (failures >= FALL) {
                up = false;
                closeIdle();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CHECK_MILLIS));
        }
    }

    private boolean isReady() {
        try (var connection = new Connection(CHECK_ANSWER_MILLIS)) {
            connection.socket.getOutputStream().write(CHECK);
            return HttpMessage.answer(connection.in, false).status() == 200;
        } catch (IOException | RuntimeException notReady) {
            return false;
        }
    }

    /**
     * @throws ConnectException if the request never left
     * @throws IOException if it did, and there was no answer
     */
    HttpMessage ask(HttpMessage request) throws IOException {
        Connection connection = connection();
        boolean kept = false;
        try {
            connection.socket.getOutputStream().write(request.bytes());
            HttpMessage answer =
                    HttpMessage.answer(connection.in, request.method().equals("HEAD"));
            kept = !answer.closesConnection();
            return answer;
        } finally {
            if (kept && up) {
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    /** One that is open still, or a new one: a balancer looks at what it kept before it uses it. */
    private Connection connection() throws IOException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isOpen()) {
                return kept;
            }
            kept.close();
        }
        try {
            return new Connection(ANSWER_MILLIS);
        } catch (SocketTimeoutException slow) {
            throw new ConnectException(slow.getMessage());
        }
    }

    private void closeIdle() {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.close();
        }
    }

    void forget() {
        forgotten = true;
        closeIdle();
    }

    private final class Connection implements AutoCloseable {

        private final Socket socket = new Socket();
        private final InputStream in;
        private final int answerMillis;

        Connection(int answerMillis) throws IOException {
            this.answerMillis = answerMillis;
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(answerMillis);
                in = new BufferedInputStream(socket.getInputStream());
            } catch (IOException refused) {
                close();
                throw refused;
            }
        }

        /** Nothing is sent unasked, so whatever can be read at once is the end. */
        boolean isOpen() {
            try {
                socket.setSoTimeout(1);
                in.read();
                return false;
            } catch (SocketTimeoutException silent) {
                return restored();
            } catch (IOException gone) {
                return false;
            }
        }

        private boolean restored() {
            try {
                socket.setSoTimeout(answerMillis);
                return true;
            } catch (IOException gone) {
                return false;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // It is not used again either way.
            }
        }
    }
}
