package dev.tenantboard.problem;

import dev.tenantboard.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Creates the response to a failure, and logs failures of the server. */
@ApplicationScoped
public class ProblemResponses {

    private static final Logger LOG = System.getLogger(ProblemResponses.class.getName());

    @Inject
    private Trace trace;

    Response of(Throwable failure) {
        Problem problem = Problems.of(failure);
        log(failure, problem.status());
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(named(problem));
        headers(failure, problem.status()).forEach(response::header);
        return response.build();
    }

    /** Adds the trace of the current request. */
    public Problem named(Problem problem) {
        return problem.at("urn:trace:" + trace.id());
    }

    /**
     * Logs failures of the server, and everything that the database refused, because the application should have
     * refused it before.
     */
    private void log(Throwable failure, int status) {
        if (failure instanceof ProblemException) {
            return;
        }
        if (status >= 500 || SqlStates.of(failure).isPresent()) {
            LOG.log(status >= 500 ? Level.ERROR : Level.WARNING, "answered " + status, failure);
        }
    }

    /** Returns each header once: the time of a failure replaces the usual one. */
    static Map<String, String> headers(Throwable failure, int status) {
        Map<String, String> headers = new TreeMap<>();
        if (status == 503) {
            headers.put(HttpHeaders.RETRY_AFTER, "1");
        }
        if (failure instanceof NotAllowedException other) {
            headers.put(HttpHeaders.ALLOW, methods(other.getResponse().getAllowedMethods()));
        }
        if (failure instanceof ProblemException expected) {
            headers.putAll(expected.headers());
        }
        return headers;
    }

    /** Adds HEAD, which the container answers wherever it answers GET, but does not list. */
    private static String methods(Set<String> listed) {
        Set<String> methods = new TreeSet<>(listed);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }
}
