package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static final String SETTING = "tenantboard.of-the-test";
    private static final AddressRule LOOPBACK = new AddressRule(List.of(Network.parse("127.0.0.0/8")));

    private final Receiver receiver = Receiver.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        receiver.close();
        threads.shutdownNow();
    }

    private DocumentReader reader(String path, AddressRule rule) {
        return reader(receiver.port(), path, rule);
    }

    private DocumentReader reader(int port, String path, AddressRule rule) {
        var environment = new Exchange.Environment(
                host -> OutboundSetup.literals("127.0.0.1"), rule, (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new DocumentReader(
                OutboundReads.endpoint(SETTING, "http://weather.example.com:" + port + path, true),
                environment,
                threads,
                Duration.ofSeconds(2));
    }

    @Test
    void getsADocument() {
        Optional<byte[]> body = reader("/v1?key=1", LOOPBACK).read("test", "latitude=1.00");

        assertThat(new String(body.orElseThrow(), StandardCharsets.UTF_8)).contains("of the endpoint");
        Receiver.Received request = receiver.received().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/v1?key=1&latitude=1.00");
        assertThat(request.headers()).containsOnlyKeys("host", "user-agent", "connection", "accept");
    }

    @Test
    void startsAQueryIfTheEndpointHasNone() {
        reader("/v1", LOOPBACK).read("test", "a=b");

        assertThat(receiver.received().get(0).target()).isEqualTo("/v1?a=b");
    }

    /** The receiver answers with the status at the end of the target. */
    @ParameterizedTest
    @ValueSource(strings = {"/redirect/302", "/500", "/404", "/204", "/206", "/hang"})
    void readsNothingElse(String end) {
        assertThat(reader("/v1", LOOPBACK).read("test", "a=" + end)).isEmpty();

        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received("/secret")).isEmpty();
    }

    @Test
    void connectsToNoAddressOfTheMachine() {
        assertThat(reader("/v1", new AddressRule(List.of())).read("test", "a=b"))
                .isEmpty();
        assertThat(receiver.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false", "10000000, false"})
    void readsDocumentsOfALimitedSize(int size, boolean read) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                exchange.getResponseBody().write(new byte[size]);
            } catch (IOException closedByTheReader) {
                // It has read enough.
            }
        });
        server.start();
        try {
            assertThat(reader(server.getAddress().getPort(), "/", LOOPBACK)
                            .read("test", "a=b")
                            .isPresent())
                    .isEqualTo(read);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://weather.example.com/", "ftp://x/", "weather", "", "https://u@weather.example.com/"})
    void refusesSettingsThatAreNoHttpsAddress(String address) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OutboundReads.endpoint(SETTING, address, false))
                .withMessageStartingWith(SETTING + " must ");
    }
}
