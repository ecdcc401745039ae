package dev.tenantboard.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The span of a request, with child spans for its statements (OpenTelemetry's semantic conventions). It is never the current span,
 * because the server would add the request's query and the messages of exceptions to that.
 */
final class RequestSpan {

    /** Texts and numbers in a statement, which may be user data. */
    private static final Pattern VALUES = Pattern.compile("(?:'[^']*+')++|(?<![\\w.$])\\d+(?:\\.\\d+)?");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int MAX_LENGTH = 2_000;
    private static final int SERVER_ERROR = 500;

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final Traceparent traceparent;

    /** The origin of {@link System#nanoTime}, in nanoseconds since 1970. */
    private final long epoch;

    private RequestSpan(Tracer tracer, Span span, Optional<Traceparent> caller) {
        this.tracer = tracer;
        this.span = span;
        this.context = Context.root().with(span);
        SpanContext own = span.getSpanContext();
        this.traceparent = Traceparent.of(own.getTraceId(), own.getSpanId(), own.isSampled(), caller);
        Instant now = Instant.now();
        this.epoch = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    static RequestSpan begin(Tracer tracer, List<String> headers) {
        Optional<Traceparent> caller = Traceparent.received(headers);
        SpanBuilder begun = tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER);
        caller.ifPresentOrElse(
                known -> begun.setParent(Context.root().with(Span.wrap(remote(known)))), begun::setNoParent);
        return new RequestSpan(tracer, begun.startSpan(), caller);
    }

    private static SpanContext remote(Traceparent caller) {
        return SpanContext.createFromRemoteParent(
                caller.traceId(),
                caller.parentId(),
                caller.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /** The request's own span, for the response and the log. */
    Traceparent traceparent() {
        return traceparent;
    }

    /** @param sql null if it is not known, such as that of a batch */
    void addStatement(String sql, long began, boolean failed) {
        if (!span.isRecording()) {
            return;
        }
        String statement = sql == null ? "BATCH" : withoutValues(sql);
        String verb = statement.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        Span child = tracer.spanBuilder(verb)
                .setParent(context)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(epoch + began, TimeUnit.NANOSECONDS)
                .setAttribute("db.system", "postgresql")
                .setAttribute("db.operation", verb)
                .setAttribute("db.statement", statement)
                .startSpan();
        if (failed) {
            child.setStatus(StatusCode.ERROR);
        }
        child.end(epoch + System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    static String withoutValues(String sql) {
        String statement = BLANKS.matcher(VALUES.matcher(sql).replaceAll("?"))
                .replaceAll(" ")
                .strip();
        return statement.length() <= MAX_LENGTH ? statement : statement.substring(0, MAX_LENGTH);
    }

    /** Adds the ids of the user and the organization, and no names. */
    void end(String method, String route, RequestObserver.EndedRequest request, String userId, String organizationId) {
        span.updateName(method + " " + route);
        span.setAttribute("http.request.method", method);
        span.setAttribute("http.route", route);
        span.setAttribute("http.response.status_code", request.status());
        add("tenantboard.operation", request.operation());
        add("enduser.id", userId);
        add("tenantboard.organization.id", organizationId);
        if (request.status() >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private void add(String name, String value) {
        if (value != null) {
            span.setAttribute(name, value);
        }
    }
}
