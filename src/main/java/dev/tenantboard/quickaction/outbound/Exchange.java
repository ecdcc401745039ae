package dev.tenantboard.quickaction.outbound;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One request over its own connection, to an address that was looked up once and checked. It runs on its own thread, so
 * that the caller can cancel it at any time, also during a slow lookup or a slow answer.
 */
final class Exchange<T> implements Callable<T> {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());

    /** The limit for one address, so that there is time for the next. */
    private static final int CONNECT_MILLIS = 2_000;

    private static final DefaultBHttpClientConnectionFactory CONNECTIONS = DefaultBHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxLineLength(8 * 1024)
                    .setMaxHeaderCount(100)
                    .build())
            .build();

    private final String name;
    private final Endpoint endpoint;
    private final ClassicHttpRequest request;
    private final Reading<T> reading;
    private final Environment environment;
    private Socket socket;
    private boolean cancelled;

    /**
     * The network of a request.
     *
     * @param names resolves the host
     * @param rule the permitted addresses
     * @param tls verifies certificates
     */
    record Environment(HostNames names, AddressRule rule, SSLSocketFactory tls) {}

    /** What is read of the answer. */
    interface Reading<T> {

        T answered(ClassicHttpResponse response) throws IOException;

        T failed(CallFailure failure);
    }

    /** @param name the name of the request in the log, because this thread has no trace */
    Exchange(String name, Endpoint endpoint, ClassicHttpRequest request, Reading<T> reading, Environment environment) {
        this.name = name;
        this.endpoint = endpoint;
        this.request = request;
        this.reading = reading;
        this.environment = environment;
    }

    /** Runs on one of the threads, and ends at the deadline. */
    T within(Duration deadline, ExecutorService threads) {
        Future<T> answer = threads.submit(this);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return reading.failed(CallFailure.TIMEOUT);
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "A call failed unexpectedly", e.getCause());
            return reading.failed(CallFailure.BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stopped during a call", e);
        } finally {
            cancel();
        }
    }

    @Override
    public T call() {
        CallFailure failureOfStep = CallFailure.UNKNOWN_HOST;
        try {
            List<InetAddress> addresses = List.of(endpoint.addresses(environment.names));
            if (!addresses.stream().allMatch(environment.rule::permits)) {
                LOG.log(
                        Level.WARNING,
                        "{0} was refused: the host has an address that is not permitted: {1}",
                        this,
                        addresses);
                return reading.failed(CallFailure.REFUSED_ADDRESS);
            }
            failureOfStep = CallFailure.UNREACHABLE;
            Socket connected = connect(addresses);
            failureOfStep = CallFailure.UNTRUSTED;
            Socket trusted = endpoint.secure() ? secured(connected) : connected;
            failureOfStep = CallFailure.BROKEN;
            return reading.answered(exchange(trusted));
        } catch (IOException | HttpException | IllegalArgumentException e) {
            // HttpCore throws IllegalArgumentException for a status line such as HTTP/1.1 000.
            CallFailure failure = isCancelled() ? CallFailure.TIMEOUT : failureOfStep;
            LOG.log(Level.WARNING, "{0} failed, {1}: {2}", this, failure, e);
            return reading.failed(failure);
        } finally {
            cancel();
        }
    }

    private Socket connect(List<InetAddress> addresses) throws IOException {
        IOException last = new SocketException("the host has no address");
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

    /** Ignores the proxies of the system properties, because they would look up the name again. */
    private synchronized Socket open() throws IOException {
        if (isCancelled()) {
            throw new SocketException("the call was cancelled");
        }
        socket = new Socket(Proxy.NO_PROXY);
        return socket;
    }

    /** Opens TLS to the address, with a certificate for the name. */
    private Socket secured(Socket plain) throws IOException {
        var secured = (SSLSocket) environment.tls.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (endpoint.isNamed()) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** Sends the request and reads the status and the headers. */
    private ClassicHttpResponse exchange(Socket connected) throws IOException, HttpException {
        return new HttpRequestExecutor()
                .execute(request, CONNECTIONS.createConnection(connected), HttpCoreContext.create());
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public String toString() {
        return name + " to " + endpoint.authority();
    }

    /** Ends the request in any state. A closed socket ends a thread that connects, writes or reads. */
    synchronized void cancel() {
        cancelled = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Closing a connection failed", e);
        }
    }
}
