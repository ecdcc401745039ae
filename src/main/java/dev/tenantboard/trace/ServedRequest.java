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

/** What the log says of a request, while a thread serves it. Whatever comes from outside is written URL-encoded. */
final class ServedRequest {

    private static final ThreadLocal<ServedRequest> CURRENT = new ThreadLocal<>();

    private final HttpServletRequest request;

    /** Null if there are no spans. */
    private final RequestSpan span;

    private final Traceparent traceparent;
    private final long began = System.nanoTime();
    private final DatabaseWork databaseWork;
    private HttpServletResponse response;
    private Route route;
    private String organizationId;

    private ServedRequest(HttpServletRequest request, Tracer tracer) {
        List<String> headers = Collections.list(request.getHeaders(TraceHeaderFilter.HEADER));
        this.request = request;
        this.span = tracer == null ? null : RequestSpan.begin(tracer, headers);
        this.traceparent = span == null ? Traceparent.after(headers) : span.traceparent();
        this.databaseWork = new DatabaseWork(span);
    }

    /** @param tracer null if there are no spans */
    static void begin(HttpServletRequest request, Tracer tracer) {
        CURRENT.set(new ServedRequest(request, tracer));
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

    void answersWith(HttpServletResponse answer) {
        response = answer;
    }

    void isFor(Route found) {
        route = found;
    }

    DatabaseWork databaseWork() {
        return databaseWork;
    }

    void endSpan(EndedRequest ended) {
        if (span != null) {
            Principal user = request.getUserPrincipal();
            span.end(
                    encoded(request.getMethod()), route(), ended, user == null ? null : user.getName(), organizationId);
        }
    }

    EndedRequest ended() {
        return new EndedRequest(
                route == null ? null : route.operation(),
                response == null ? 0 : response.getStatus(),
                System.nanoTime() - began,
                databaseWork.statements(),
                databaseWork.nanos());
    }

    void runsFor(String organization) {
        organizationId = organization;
    }

    /** Whom a record of the log is for. */
    void describe(JsonLine line) {
        Principal user = request.getUserPrincipal();
        line.add("TraceId", traceparent.traceId())
                .add("UserId", user == null ? null : user.getName())
                .add("OrganizationId", organizationId)
                .add("Operation", route == null ? null : route.operation());
    }

    /** What came of the request. */
    void describeEnd(JsonLine line) {
        EndedRequest ended = ended();
        line.add("Method", encoded(request.getMethod()))
                .add("Route", route())
                .add("Status", ended.status())
                .add("DurationMillis", Duration.ofNanos(ended.nanos()).toMillis())
                .add("Statements", ended.statements())
                .add("DatabaseMillis", Duration.ofNanos(ended.databaseNanos()).toMillis());
    }

    /** Who is served, in which trace. */
    String mark() {
        Principal user = request.getUserPrincipal();
        return "[trace=" + traceparent.traceId() + " user=" + encoded(user == null ? null : user.getName())
                + " organization=" + encoded(organizationId) + "] ";
    }

    /** The line of the access log: a template and no path, because ids and queries are not the log's business. */
    String line() {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        return encoded(request.getMethod()) + " " + route() + " " + (response == null ? "-" : response.getStatus())
                + " " + taken.toMillis() + " ms";
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
