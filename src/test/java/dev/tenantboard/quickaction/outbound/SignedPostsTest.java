package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenantboard.quickaction.outbound.Receiver.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedPostsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private Receiver receiver;

    @BeforeEach
    void startReceiver() {
        receiver = Receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    private String endpoint() {
        return "http://hooks.example.com:" + receiver.port();
    }

    private OutboundSetup setup() {
        return OutboundSetup.of(endpoint()).reaching("127.0.0.0/8").resolvingTo("127.0.0.1");
    }

    @Test
    void postsTheBodyWithItsOwnHeaders() {
        CallOutcome outcome = setup().send(endpoint() + "/in?a=b");

        assertThat(outcome).isEqualTo(new CallOutcome(200, null));
        Received request = receiver.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/in?a=b");
        assertThat(request.body()).isEqualTo("{}");
        assertThat(request.headers())
                .containsOnlyKeys(
                        "host",
                        "user-agent",
                        "connection",
                        "content-type",
                        "content-length",
                        "idempotency-key",
                        "traceparent",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature")
                .containsEntry("host", "hooks.example.com:" + receiver.port())
                .containsEntry("idempotency-key", "key 1")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("webhook-id", "run1");
    }

    /** The test vector is from the reference implementations. */
    @Test
    void signsLikeStandardWebhooks() {
        var secrets = new SigningSecrets(java.util.List.of(SigningSecrets.key(OutboundSetup.SECRET)));
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        String signature = secrets.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEverySecret() {
        setup().send(endpoint());

        assertThat(receiver.received().get(0).headers().get("webhook-signature"))
                .matches("v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=");
    }

    @ParameterizedTest
    @CsvSource({
        "200,",
        "204,",
        "299,",
        "302,REDIRECTED",
        "304,REDIRECTED",
        "400,HTTP_STATUS",
        "429,HTTP_STATUS",
        "500,HTTP_STATUS"
    })
    void reportsTheOutcomeByTheStatus(int status, CallFailure failure) {
        assertThat(setup().send(endpoint() + "/status/" + status)).isEqualTo(new CallOutcome(status, failure));
    }

    @Test
    void doesNotCallTwice() {
        setup().send(endpoint() + "/status/503");

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void ignoresTheSystemProxy() {
        String socks = System.setProperty("socksProxyHost", "127.0.0.1");
        String http = System.setProperty("http.proxyHost", "127.0.0.1");
        try {
            assertThat(setup().send(endpoint()).isSuccess()).isTrue();
        } finally {
            restore("socksProxyHost", socks);
            restore("http.proxyHost", http);
        }
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @Test
    void triesTheNextAddressOfAHost() {
        CallOutcome outcome = setup().resolvingTo("127.0.0.3", "127.0.0.1").send(endpoint());

        assertThat(outcome.isSuccess()).isTrue();
    }

    @Test
    void failsIfThePortIsClosed() {
        receiver.close();

        assertThat(setup().send(endpoint()).failure()).isEqualTo(CallFailure.UNREACHABLE);
    }

    @Test
    void failsIfTheHostIsUnknown() {
        OutboundSetup setup = setup().lookingUp(host -> {
            throw new java.net.UnknownHostException(host);
        });

        assertThat(setup.send(endpoint()).failure()).isEqualTo(CallFailure.UNKNOWN_HOST);
    }

    @Test
    void cancelsASlowLookup() {
        var late = new CountDownLatch(1);
        OutboundSetup setup = setup().within(SHORT).lookingUp(host -> {
            await(late);
            return OutboundSetup.literals("127.0.0.1");
        });

        assertThat(setup.send(endpoint()).failure()).isEqualTo(CallFailure.TIMEOUT);
        late.countDown();

        assertThat(setup().send(endpoint()).isSuccess()).isTrue();
        assertThat(receiver.received()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** One byte at a time: each read is fast, but the answer never ends. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 100 Continue\r\n\r\n"})
    void cancelsASlowAnswer(String beginning) throws IOException {
        try (SlowServer server = new SlowServer(beginning)) {
            OutboundSetup setup =
                    OutboundSetup.of(server.endpoint()).reaching("127.0.0.0/8").within(SHORT);

            assertThat(setup.send(server.endpoint()).failure()).isEqualTo(CallFailure.TIMEOUT);
            server.awaitDisconnect();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
            })
    void doesNotReadTheBodyOfAnAnswer(String head) throws IOException {
        try (SlowServer server = new SlowServer(head)) {
            CallOutcome outcome =
                    OutboundSetup.of(server.endpoint()).reaching("127.0.0.0/8").send(server.endpoint());

            assertThat(outcome).isEqualTo(new CallOutcome(200, null));
            server.awaitDisconnect();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 000 OK\r\n\r\n",
                "* OK IMAP4\r\n\r\n",
                "\u0000\u0001\r\n\r\n"
            })
    void failsIfTheAnswerIsNotHttp(String answer) throws IOException {
        try (SlowServer server = new SlowServer(answer)) {
            OutboundSetup setup =
                    OutboundSetup.of(server.endpoint()).reaching("127.0.0.0/8").within(SHORT);

            assertThat(setup.send(server.endpoint()).failure()).isIn(CallFailure.BROKEN, CallFailure.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a\r\nb", "", " "})
    void refusesAnIdThatMakesTheSignatureAmbiguous(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboundCall(id, endpoint(), "key", "trace", new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "\u00e4", "", " a"})
    void refusesAHeaderWithALineBreak(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboundCall("id", endpoint(), key, "trace", new byte[0]));
    }

    /** A server that sends some bytes, and then single bytes until the client disconnects. */
    private static final class SlowServer implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private final String beginning;

        SlowServer(String beginning) throws IOException {
            this.beginning = beginning;
            var thread = new Thread(this::serve, "dripping");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (Socket client = listener.accept();
                    OutputStream answer = client.getOutputStream()) {
                answer.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                while (!listener.isClosed()) {
                    answer.write('a');
                    answer.flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(20).toNanos());
                }
            } catch (IOException left) {
                hungUp.countDown();
            }
        }

        void awaitDisconnect() {
            SignedPostsTest.await(hungUp);
        }

        String endpoint() {
            return "http://127.0.0.1:" + listener.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
