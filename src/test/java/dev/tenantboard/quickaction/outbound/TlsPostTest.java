package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is to an address, and the certificate must be for the name. */
class TlsPostTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private SSLContext identity;
    private Receiver receiver;

    @BeforeEach
    void startReceiver() throws IOException, InterruptedException, GeneralSecurityException {
        identity = identityOf("hooks.example.com");
        receiver = Receiver.startTls(identity);
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    private SSLContext identityOf(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("identity.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        int code = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        assertThat(code).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private CallOutcome call(String host, SSLContext trusted) {
        String endpoint = "https://" + host + ":" + receiver.port();
        OutboundSetup setup = OutboundSetup.of(endpoint).reaching("127.0.0.0/8").resolvingTo("127.0.0.1");
        return (trusted == null ? setup : setup.trusting(trusted.getSocketFactory())).send(endpoint + "/in");
    }

    @Test
    void verifiesTheNameAtTheAddress() {
        CallOutcome outcome = call("hooks.example.com", identity);

        assertThat(outcome).isEqualTo(new CallOutcome(200, null));
        assertThat(receiver.received().get(0).headers()).containsEntry("host", "hooks.example.com:" + receiver.port());
        assertThat(receiver.tlsSessions())
                .extracting(session -> ((ExtendedSSLSession) session).getRequestedServerNames())
                .containsExactly(List.of(new SNIHostName("hooks.example.com")));
    }

    @Test
    void refusesACertificateForAnotherName() {
        assertThat(call("api.example.com", identity).failure()).isEqualTo(CallFailure.UNTRUSTED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void refusesACertificateForTheNameIfTheEndpointIsAnAddress() {
        assertThat(call("127.0.0.1", identity).failure()).isEqualTo(CallFailure.UNTRUSTED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void refusesAnUntrustedCertificate() {
        assertThat(call("hooks.example.com", null).failure()).isEqualTo(CallFailure.UNTRUSTED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void failsIfTheServerHasNoTls() {
        try (Receiver plain = Receiver.start()) {
            String endpoint = "https://hooks.example.com:" + plain.port();

            CallOutcome outcome = OutboundSetup.of(endpoint)
                    .reaching("127.0.0.0/8")
                    .resolvingTo("127.0.0.1")
                    .within(Duration.ofMillis(300))
                    .send(endpoint);

            assertThat(outcome.failure()).isIn(CallFailure.UNTRUSTED, CallFailure.TIMEOUT);
            assertThat(plain.received()).isEmpty();
        }
    }
}
