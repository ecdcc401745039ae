package dev.tenantboard.problem;

import dev.tenantboard.trace.ConnectorLog;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Checks the head of each request in the server's HTTP connector, and answers with a problem there: also requests that
 * the connector itself refuses, without a body. The container behind it answers some malformed requests with status 200
 * and no body.
 */
final class ConnectorGuard extends HttpProbe.Adapter {

    /** What the connector has received, and where the head begins in it. */
    private record Received(Buffer bytes, int begin) {}

    /** Set for a request whose head was accepted. */
    private static final Attribute<ConnectorLog.AcceptedHead> ACCEPTED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ConnectorGuard.class.getName());

    /** The connector notifies the probe of bytes, and then of the head in them, if there is one. */
    private static final Attribute<Received> RECEIVED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Received.class.getName());

    /** The head of a connection's latest request. */
    private static final Attribute<ConnectorLog.AcceptedHead> LATEST =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ConnectorLog.AcceptedHead.class.getName());

    private static final System.Logger LOG = System.getLogger(ConnectorGuard.class.getName());

    private final ConnectorLog log;

    ConnectorGuard(ConnectorLog log) {
        this.log = log;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onDataReceivedEvent(Connection connection, Buffer bytes) {
        RECEIVED.set(connection, new Received(bytes, bytes.position()));
    }

    /** The head has been received, so the bytes are not needed. */
    @Override
    @SuppressWarnings("rawtypes")
    public void onContentChunkParseEvent(Connection connection, HttpContent content) {
        RECEIVED.remove(connection);
    }

    /** Cookies belong to other applications, and the container would parse them. */
    @Override
    @SuppressWarnings("rawtypes")
    public void onHeaderParseEvent(Connection connection, HttpHeader header, int end) {
        Received head = RECEIVED.remove(connection);
        if (isInUse(connection)) {
            throw new MalformedRequest("Another request of the connection is not answered yet.");
        }
        RequestHead checked =
                RequestHead.of(head.bytes().toStringContent(StandardCharsets.ISO_8859_1, head.begin(), end));
        header.getHeaders().removeHeader(Header.Cookie);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(ClientConnection.ATTRIBUTE, (Runnable) () -> reset(connection));
        if (checked.hasContentCoding()) {
            attributes.put(ConnectorListener.COMPRESSED, true);
        }
        ConnectorLog.AcceptedHead accepted = log.accepted(attributes);
        ACCEPTED.set(header, accepted);
        LATEST.set(connection, accepted);
    }

    /**
     * A reset (TCP RST) is no proper end for any client, also not for one that takes the end of the connection for that of
     * the body.
     */
    private static void reset(Connection<?> connection) {
        if (connection instanceof NIOConnection socket && socket.getChannel() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException closed) {
                LOG.log(System.Logger.Level.DEBUG, "the connection is closed already: {0}", closed.getMessage());
            }
        }
        connection.terminateSilently();
    }

    /**
     * A client may send its next request before the answer (RFC 9112, 9.3.2). While a request is suspended, the connector would
     * add the next one's body to the suspended one's.
     */
    private static boolean isInUse(Connection<?> connection) {
        ConnectorLog.AcceptedHead latest = LATEST.get(connection);
        return latest != null && latest.isSuspended();
    }

    /**
     * Answers in place of the connector. It only closes the connection if an earlier request is not answered yet: the client
     * would take the answer for that one's.
     */
    @Override
    @SuppressWarnings("rawtypes")
    public void onErrorEvent(Connection connection, HttpPacket packet, Throwable fault) {
        RECEIVED.remove(connection);
        if (isInUse(connection) && ACCEPTED.get(packet.getHttpHeader()) != LATEST.get(connection)) {
            connection.closeSilently();
            return;
        }
        if (packet instanceof HttpRequestPacket request
                && !request.getResponse().isCommitted()) {
            String reason = reason(request, fault);
            ConnectorLog.RefusalTrace trace =
                    log.refused(ACCEPTED.get(request), ProblemType.REQUEST_MALFORMED.status(), reason);
            Problem problem =
                    Problem.of(ProblemType.REQUEST_MALFORMED, reason + " " + ProblemType.REQUEST_MALFORMED.advice());
            byte[] answer = answer(problem.at("urn:trace:" + trace.id()), trace.header(), request.getMethod());
            send(connection, request.getResponse(), answer);
        }
    }

    private static String reason(HttpRequestPacket request, Throwable fault) {
        if (fault instanceof MalformedRequest) {
            return fault.getMessage();
        }
        return ACCEPTED.isSet(request) ? "The body cannot be decoded." : ProblemType.REQUEST_MALFORMED.title() + ".";
    }

    private static void send(Connection<?> connection, HttpResponsePacket response, byte[] answer) {
        connection.write(Buffers.wrap(connection.getMemoryManager(), answer));
        // Otherwise the connector would add its own response, without a body.
        response.setCommitted(true);
        response.setExpectContent(false);
        connection.closeSilently();
    }

    private static byte[] answer(Problem problem, String traceparent, Method method) {
        String body = problem.json();
        String head = String.join(
                "\r\n",
                "HTTP/1.1 " + problem.status() + " " + StatusPhrase.of(problem.status()),
                "Content-Type: " + Problem.MEDIA_TYPE,
                "Content-Length: " + body.length(),
                "Cache-Control: no-store",
                "Vary: *",
                "X-Content-Type-Options: nosniff",
                "traceparent: " + traceparent,
                "Connection: close",
                "",
                "");
        return (Method.HEAD.equals(method) ? head : head + body).getBytes(StandardCharsets.US_ASCII);
    }
}
