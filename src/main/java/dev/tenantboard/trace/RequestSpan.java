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
 * The span of a request, and those of its statements below it (OpenTelemetry's semantic conventions). It is nobody's current
 * span, because the server would write into that one what it knows of a request: its query, and what exceptions say.
 */
final class RequestSpan {

    /** What may be somebody's data: texts and numbers in a statement. */
    private static final Pattern VALUES = Pattern.compile("(?:'[^']*+')++|(?<![\\w.$])\\d+(?:\\.\\d+)?");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int LONGEST = 2_000;
    private static final int FAULT = 500;

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private final Traceparent traceparent;

    /** Of {@link System#nanoTime}, in the time since 1970. */
    private final long epoch;

    private RequestSpan(Tracer tracer, Span span, Optional<Traceparent> caller) {
        this.tracer = tracer;
        this.span = span;
        this.context = Context.root().with(span);
        SpanContext step = span.getSpanContext();
        this.traceparent = Traceparent.of(step.getTraceId(), step.getSpanId(), step.isSampled(), caller);
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

    /** Our step of the trace: what the answer and the log say. */
    Traceparent traceparent() {
        return traceparent;
    }

    /** @param sql null if it is none that is known, such as a batch's */
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
        return statement.length() <= LONGEST ? statement : statement.substring(0, LONGEST);
    }

    /** Ids of whom it was for, and no names. */
    void end(String method, String route, EndedRequest request, String userId, String organizationId) {
        span.updateName(method + " " + route);
        span.setAttribute("http.request.method", method);
        span.setAttribute("http.route", route);
        span.setAttribute("http.response.status_code", request.status());
        add("tenantboard.operation", request.operation());
        add("enduser.id", userId);
        add("tenantboard.organization.id", organizationId);
        if (request.status() >= FAULT) {
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
