package dev.tenantboard.trace;

import io.opentelemetry.api.trace.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The log's data of a request, as long as a thread serves it. It URL-encodes all data of the client. */
final class ServedRequest {

    /** The status in the log and the metrics for a client that has disconnected. No client receives it. */
    static final int CLIENT_LEFT = 499;

    private static final ThreadLocal<ServedRequest> CURRENT = new ThreadLocal<>();

    private final HttpServletRequest request;

    /** Null without tracing. */
    private final RequestSpan span;

    private final Traceparent traceparent;
    private final long began = System.nanoTime();
    private final DatabaseWork databaseWork;
    private HttpServletResponse response;
    private RouteFilter.Route route;
    private String organizationId;
    private volatile boolean suspended;
    private volatile boolean answered;

    /** The status instead of the response's, which the client does not receive; 0 if the client can receive it. */
    private int cutOff;

    private ServedRequest(HttpServletRequest request, Tracer tracer) {
        List<String> headers = Collections.list(request.getHeaders(TraceHeaderFilter.HEADER));
        this.request = request;
        this.span = tracer == null ? null : RequestSpan.begin(tracer, headers);
        this.traceparent = span == null ? Traceparent.after(headers) : span.traceparent();
        this.databaseWork = new DatabaseWork(span);
    }

    /** @param tracer null without tracing */
    static void begin(HttpServletRequest request, Tracer tracer) {
        ServedRequest begun = new ServedRequest(request, tracer);
        CURRENT.set(begun);
        ConnectorLog.AcceptedHead.connect(begun, request);
    }

    /** The current thread serves the request, instead of another one or none. */
    static void set(ServedRequest request) {
        CURRENT.set(request);
    }

    static void end() {
        CURRENT.remove();
    }

    static Optional<ServedRequest> ofThread() {
        return Optional.ofNullable(CURRENT.get());
    }

    static ServedRequest current() {
        return ofThread().orElseThrow(() -> new IllegalStateException("this thread serves no request"));
    }

    Traceparent traceparent() {
        return traceparent;
    }

    void setResponse(HttpServletResponse sent) {
        response = sent;
    }

    void setRoute(RouteFilter.Route found) {
        route = found;
    }

    DatabaseWork databaseWork() {
        return databaseWork;
    }

    void endSpan(RequestObserver.EndedRequest ended) {
        if (span != null) {
            Principal user = request.getUserPrincipal();
            span.end(
                    encoded(request.getMethod()), route(), ended, user == null ? null : user.getName(), organizationId);
        }
    }

    RequestObserver.EndedRequest ended() {
        return new RequestObserver.EndedRequest(
                route == null ? null : route.operation(),
                status(),
                System.nanoTime() - began,
                databaseWork.statements(),
                databaseWork.nanos());
    }

    /** From here on, the container's event does not end the request: another thread continues it. */
    void suspend() {
        suspended = true;
    }

    /** The body has been read, and the client may receive the answer from now on. */
    void answer() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Returns whether it was suspended. */
    boolean isSuspended() {
        return suspended;
    }

    /** The client has disconnected before it received the whole response. */
    void clientLeft() {
        if (!isCutOff()) {
            cutOff = CLIENT_LEFT;
        }
    }

    /** The server's connector has answered, because a later part of the body is malformed. */
    void refused(int status) {
        cutOff = status;
    }

    /** Returns whether the client does not receive the response, or not all of it. */
    boolean isCutOff() {
        return cutOff != 0;
    }

    /** Returns the status for the log and the metrics, or 0 before a response. */
    private int status() {
        if (isCutOff()) {
            return cutOff;
        }
        return response == null ? 0 : response.getStatus();
    }

    /** Returns whether many such requests are usual: probes, scrapers, and clients that have disconnected. */
    boolean isUsual() {
        return cutOff == CLIENT_LEFT || route().startsWith("/health") || route().startsWith("/metrics");
    }

    void setOrganization(String organization) {
        organizationId = organization;
    }

    /** Adds the trace, user, organization and operation. */
    void describe(JsonFormatter.JsonLine line) {
        Principal user = request.getUserPrincipal();
        line.add("TraceId", traceparent.traceId())
                .add("UserId", user == null ? null : user.getName())
                .add("OrganizationId", organizationId)
                .add("Operation", route == null ? null : route.operation());
    }

    /** Adds the result of the request. */
    void describeEnd(JsonFormatter.JsonLine line) {
        RequestObserver.EndedRequest ended = ended();
        line.add("Method", encoded(request.getMethod()))
                .add("Route", route())
                .add("Status", ended.status())
                .add("DurationMillis", Duration.ofNanos(ended.nanos()).toMillis())
                .add("Statements", ended.statements())
                .add("DatabaseMillis", Duration.ofNanos(ended.databaseNanos()).toMillis());
    }

    /** The prefix of text records: trace, user and organization. */
    String prefix() {
        Principal user = request.getUserPrincipal();
        return "[trace=" + traceparent.traceId() + " user=" + encoded(user == null ? null : user.getName())
                + " organization=" + encoded(organizationId) + "] ";
    }

    /** The line of the access log. It has a template instead of the path, because ids and queries do not belong in a log. */
    String line() {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        return encoded(request.getMethod()) + " " + route() + " " + (response == null ? "-" : status()) + " "
                + taken.toMillis() + " ms";
    }

    String route() {
        return route != null
                ? route.template()
                : request.getHttpServletMapping().getPattern();
    }

    private static String encoded(String text) {
        return text == null ? "-" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
