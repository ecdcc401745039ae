package dev.tenantboard.quickaction.outbound;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One request over one connection of its own, to an address that was looked up once and checked. It runs on a thread of
 * its own, so that whoever waits for it can give it up at any point, a slow look-up and a dripping answer included.
 */
final class Post implements Callable<CallOutcome> {

    private static final Logger LOG = System.getLogger(Post.class.getName());

    /** Per address, so that a dead one leaves time for the next. */
    private static final int CONNECT_MILLIS = 2_000;

    private static final DefaultBHttpClientConnectionFactory CONNECTIONS = DefaultBHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxLineLength(8 * 1024)
                    .setMaxHeaderCount(100)
                    .build())
            .build();

    private final Endpoint endpoint;
    private final ClassicHttpRequest request;
    private final Reach reach;
    private Socket socket;
    private boolean givenUp;

    /**
     * What the network is to a request.
     *
     * @param names the one look-up
     * @param rule what its answers are held to
     * @param tls whose trust the certificates need
     */
    record Reach(HostNames names, AddressRule rule, SSLSocketFactory tls) {}

    Post(Endpoint endpoint, ClassicHttpRequest request, Reach reach) {
        this.endpoint = endpoint;
        this.request = request;
        this.reach = reach;
    }

    @Override
    public CallOutcome call() {
        CallFailure atFault = CallFailure.UNKNOWN_HOST;
        try {
            List<InetAddress> addresses = List.of(endpoint.addresses(reach.names));
            if (!addresses.stream().allMatch(reach.rule::permits)) {
                LOG.log(Level.WARNING, "{0} was refused: the host is {1}", this, addresses);
                return CallOutcome.failed(CallFailure.REFUSED_ADDRESS);
            }
            atFault = CallFailure.UNREACHABLE;
            Socket connected = connect(addresses);
            atFault = CallFailure.UNTRUSTED;
            Socket trusted = endpoint.secure() ? secured(connected) : connected;
            atFault = CallFailure.BROKEN;
            return CallOutcome.answered(exchange(trusted));
        } catch (IOException | HttpException | IllegalArgumentException e) {
            // The last is what the library says of a status line such as HTTP/1.1 000.
            CallFailure failure = isGivenUp() ? CallFailure.TIMEOUT : atFault;
            LOG.log(Level.WARNING, "{0} failed, {1}: {2}", this, failure, e);
            return CallOutcome.failed(failure);
        } finally {
            giveUp();
        }
    }

    private Socket connect(List<InetAddress> addresses) throws IOException {
        IOException last = new SocketException("the name has no address");
        for (InetAddress address : addresses) {
            Socket attempt = open();
            try {
                attempt.connect(new InetSocketAddress(address, endpoint.port()), CONNECT_MILLIS);
                return attempt;
            } catch (IOException e) {
                attempt.close();
                last = e;
            }
        }
        throw last;
    }

    /** Past the proxies of the system's properties: they would look the name up again. */
    private synchronized Socket open() throws IOException {
        if (isGivenUp()) {
            throw new SocketException("nobody waits for it any more");
        }
        socket = new Socket(Proxy.NO_PROXY);
        return socket;
    }

    /** The connection is to the address, the certificate for the name. */
    private Socket secured(Socket plain) throws IOException {
        var secured = (SSLSocket) reach.tls.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (endpoint.isNamed()) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** The status, which comes first; what comes after it is not read. */
    private int exchange(Socket connected) throws IOException, HttpException {
        return new HttpRequestExecutor()
                .execute(request, CONNECTIONS.createConnection(connected), HttpCoreContext.create())
                .getCode();
    }

    private synchronized boolean isGivenUp() {
        return givenUp;
    }

    /** As the log has it, which knows no trace on this thread. */
    @Override
    public String toString() {
        return "call " + request.getFirstHeader("webhook-id").getValue() + " to " + endpoint.authority();
    }

    /** Ends it wherever it is; a closed socket ends a thread that connects, writes or reads. */
    synchronized void giveUp() {
        givenUp = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection was broken before it was closed", e);
        }
    }
}
