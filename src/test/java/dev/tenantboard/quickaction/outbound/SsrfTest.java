package dev.tenantboard.quickaction.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Attempts to make the server call forbidden addresses. The output lists each attempt with the reason of the refusal.
 */
class SsrfTest {

    private static final String[] LIST = {
        "https://hooks.example.com/in/", "https://api.example.com:8443", "http://localhost", "https://127.0.0.1"
    };

    /** Refused before a lookup, because they are not on the list or not an address. */
    private static final List<String> ADDRESSES = List.of(
            // Other addresses
            "https://internal.example.com/",
            "https://hooks.example.com/out",
            "https://hooks.example.com/in",
            "https://hooks.example.com/inside",
            "https://hooks.example.com.evil.example/in/",
            "https://evil.example/https://hooks.example.com/in/",
            "https://hooks.example.com:444/in/",
            "https://hooks.example.com:22/in/",
            "https://api.example.com/",
            "http://hooks.example.com/in/",
            // Other schemes
            "file:///etc/passwd",
            "file://hooks.example.com/in/",
            "gopher://hooks.example.com/in/_x",
            "ftp://hooks.example.com/in/",
            "jar:https://hooks.example.com/in/!/x",
            "ldap://hooks.example.com/in/",
            "dict://hooks.example.com/in/",
            "javascript:alert(1)",
            "//hooks.example.com/in/",
            "/in/",
            "",
            // IPv4 in other notations
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0x7f.0.0.1/",
            "https://017700000001/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://127.0.1/",
            "https://127.0.0.1./",
            "https://127.000.000.001/",
            "https://256.256.256.256/",
            "https://1.2.3/",
            "https://\u2460\u2461\u2466.0.0.1/",
            "https://\uff11\uff12\uff17.0.0.1/",
            "https://127.0.0.1.nip.io/",
            "https://0/",
            "https://0.0.0.0/",
            // Internal addresses
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://metadata.google.internal/computeMetadata/v1/",
            "http://[fd00:ec2::254]/latest/meta-data/",
            "https://localhost/",
            "http://localhost:8080/",
            "http://localhost.localdomain/",
            "https://[::]/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[0:0:0:0:0:ffff:127.0.0.1]/",
            "https://[::127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[fe80::1%25eth0]/",
            "https://[fe80::1%eth0]/",
            "https://[::1/",
            // Disguised hosts
            "https://hooks.example.com./in/",
            "https://hooks.example.com:/in/../out",
            "https://hooks.example.com\u3002evil.example/in/",
            "https://hooks\u3002example\u3002com/in/",
            "https://hooks.\u0435xample.com/in/",
            "https://xn--hooks-xample-e5h.com/in/",
            "https://hooks.example.com\uff0fin/",
            "https://hooks%2eexample%2ecom/in/",
            "https://hooks_.example.com/in/",
            "https://-hooks.example.com/in/",
            "https://hooks..example.com/in/",
            "https://.hooks.example.com/in/",
            "https:///in/",
            "https:hooks.example.com/in/",
            "https:/hooks.example.com/in/",
            "https:\\\\hooks.example.com\\in\\",
            "https://hooks.example.com\\@evil.example/in/",
            "https://evil.example\\hooks.example.com/in/",
            // Users
            "https://user:secret@hooks.example.com/in/",
            "https://hooks.example.com@evil.example/in/",
            "https://hooks.example.com%40evil.example/in/",
            "https://@hooks.example.com/in/",
            "https://hooks.example.com:443@evil.example/in/",
            "https://evil.example#@hooks.example.com/in/",
            "https://evil.example?@hooks.example.com/in/",
            // Ports
            "https://hooks.example.com:0/in/",
            "https://hooks.example.com:65979/in/",
            "https://hooks.example.com:-443/in/",
            "https://hooks.example.com:443:22/in/",
            "https://hooks.example.com:4 43/in/",
            "https://hooks.example.com:99999999999/in/",
            // Escapes from the path
            "https://hooks.example.com/in/../out",
            "https://hooks.example.com/in/..",
            "https://hooks.example.com/in/./../out",
            "https://hooks.example.com/in/%2e%2e/out",
            "https://hooks.example.com/in/.%2E/out",
            "https://hooks.example.com/in/%252e%252e/out",
            "https://hooks.example.com/in/..%2fout",
            "https://hooks.example.com/in/..%5cout",
            "https://hooks.example.com/in/..;/out",
            "https://hooks.example.com/in/\\..\\out",
            "https://hooks.example.com/in/%00",
            // Line breaks, blanks, fragments
            "https://hooks.example.com/in/\r\nX-Injected: 1",
            "https://hooks.example.com/in/ HTTP/1.1\r\nHost: evil.example",
            "https://hooks.example.com\r\n.evil.example/in/",
            " https://hooks.example.com/in/",
            "https://hooks.example.com/in/\t",
            "https://hooks.example.com/in/#x",
            "https://hooks.example.com/in/\u0000");

    /** Addresses that the host of a listed endpoint must not have, alone or with a public address. */
    private static final List<String> LOOKED_UP = List.of(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "169.254.170.2",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.0.170",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "::8.8.8.8",
            "::ffff:0:127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::169.254.169.254",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001::1",
            "2001:0:7f00:1::",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "3fff::1",
            "4000::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "ff02::1");

    private final List<String> table = new ArrayList<>();

    @Test
    void refusesAllAddresses() {
        ADDRESSES.forEach(this::isNotCalled);
        LOOKED_UP.forEach(this::isNotConnectedTo);
        ignoresALaterLookup();
        followsNoRedirect();

        System.out.println("| attempt | refused |\n|---|---|");
        table.forEach(System.out::println);
        assertThat(table).hasSize(ADDRESSES.size() + LOOKED_UP.size() + 9).allMatch(row -> !row.contains("REACHED"));
    }

    private void isNotCalled(String address) {
        OutboundPolicy policy = OutboundSetup.of(LIST).policy();
        list(address, policy.permitted(address).isPresent() ? "REACHED" : reason(address));
    }

    private static String reason(String address) {
        try {
            Endpoint.parse(address);
            return "not on the list";
        } catch (IllegalArgumentException malformed) {
            return malformed.getMessage();
        }
    }

    private void isNotConnectedTo(String address) {
        String endpoint = "https://hooks.example.com/in/";
        CallOutcome alone = OutboundSetup.of(LIST).resolvingTo(address).send(endpoint);
        CallOutcome hidden =
                OutboundSetup.of(LIST).resolvingTo("93.184.215.14", address).send(endpoint);

        boolean refused = alone.failure() == CallFailure.REFUSED_ADDRESS && alone.equals(hidden);
        list("hooks.example.com is " + address, refused ? "REFUSED_ADDRESS, alone and beside a public one" : "REACHED");
    }

    /** A host whose first lookup is public and whose later ones are internal. A call makes only one lookup. */
    private void ignoresALaterLookup() {
        try (Receiver receiver = Receiver.start()) {
            String endpoint = "http://hooks.example.com:" + receiver.port() + "/in";
            var lookUps = new AtomicInteger();
            HostNames rebinding = host ->
                    new InetAddress[] {InetAddress.getByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                    };
            OutboundSetup setup =
                    OutboundSetup.of(endpoint).reaching("127.0.0.1/32").lookingUp(rebinding);

            boolean first = setup.send(endpoint).isSuccess() && lookUps.get() == 1;
            boolean second = setup.send(endpoint).failure() == CallFailure.REFUSED_ADDRESS && lookUps.get() == 2;

            list(
                    "DNS answers 127.0.0.1 (named by the operator), then 127.0.0.2",
                    first ? "one look-up a call" : "REACHED");
            list("the same name, called again", second ? "REFUSED_ADDRESS" : "REACHED");
            assertThat(receiver.received()).hasSize(1);
        }
        CallOutcome listed = OutboundSetup.of("https://127.0.0.1").send("https://127.0.0.1/");
        list(
                "127.0.0.1, on the list without its network",
                listed.failure() == CallFailure.REFUSED_ADDRESS ? "REFUSED_ADDRESS" : "REACHED");
        CallOutcome local = OutboundSetup.of("http://localhost").send("http://localhost/");
        list(
                "localhost, on the list without its network",
                local.failure() == CallFailure.REFUSED_ADDRESS ? "REFUSED_ADDRESS" : "REACHED");
    }

    private void followsNoRedirect() {
        try (Receiver receiver = Receiver.start()) {
            String endpoint = "http://hooks.example.com:" + receiver.port();
            OutboundSetup setup =
                    OutboundSetup.of(endpoint).reaching("127.0.0.0/8").resolvingTo("127.0.0.1");
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                CallOutcome outcome = setup.send(endpoint + "/redirect/" + status);
                boolean stayed = outcome.failure() == CallFailure.REDIRECTED
                        && receiver.received("/secret").isEmpty();
                list(status + " to http://127.0.0.1/secret", stayed ? "REDIRECTED, not followed" : "REACHED");
            }
        }
    }

    private void list(String attempt, String refused) {
        var shown = new StringBuilder();
        attempt.chars()
                .forEach(sign -> shown.append(
                        sign > ' ' && sign < 127 || sign == ' '
                                ? String.valueOf((char) sign)
                                : String.format("\\u%04x", sign)));
        table.add("| " + shown + " | " + refused + " |");
    }
}
