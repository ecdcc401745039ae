package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;

/** Settings and environment of calls, which tests change one at a time. */
record OutboundSetup(
        List<String> endpoints, List<String> networks, HostNames names, SSLSocketFactory tls, Duration deadline) {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String NEXT_SECRET = "whsec_c2Vjb25kIHNlY3JldCBvZiAyNCBieXRlcw==";

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "call");
        thread.setDaemon(true);
        return thread;
    });

    static OutboundSetup of(String... endpoints) {
        return new OutboundSetup(
                List.of(endpoints),
                List.of(),
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                OutboundCalls.DEADLINE);
    }

    OutboundSetup reaching(String... others) {
        return new OutboundSetup(endpoints, List.of(others), names, tls, deadline);
    }

    OutboundSetup lookingUp(HostNames other) {
        return new OutboundSetup(endpoints, networks, other, tls, deadline);
    }

    /** Resolves every host to these addresses. */
    OutboundSetup resolvingTo(String... addresses) {
        return lookingUp(host -> literals(addresses));
    }

    OutboundSetup trusting(SSLSocketFactory other) {
        return new OutboundSetup(endpoints, networks, names, other, deadline);
    }

    OutboundSetup within(Duration other) {
        return new OutboundSetup(endpoints, networks, names, tls, other);
    }

    static InetAddress[] literals(String... addresses) throws UnknownHostException {
        var literals = new InetAddress[addresses.length];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = InetAddress.getByName(addresses[i]);
        }
        return literals;
    }

    OutboundPolicy policy() {
        return OutboundPolicy.of(new OutboundSettings(
                Optional.of(String.join(",", endpoints)),
                true,
                Optional.of(String.join(", ", networks)),
                Optional.of(SECRET + "," + NEXT_SECRET)));
    }

    CallOutcome send(String endpoint) {
        OutboundPolicy policy = policy();
        return new SignedPosts(policy, new Exchange.Environment(names, policy.addresses(), tls), THREADS, deadline)
                .send(new OutboundCall(
                        "run1",
                        endpoint,
                        "key 1",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "{}".getBytes()));
    }
}
