package dev.tenantboard.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives request headers the form that JAX-RS expects, before it selects the operation.
 *
 * <ul>
 *   <li>A list of entity tags may have several lines and empty members (RFC 9110, 5.3 and 5.6.1). JAX-RS reads one line.
 *   <li>{@code Content-Type} has no meaning where an operation has no body. JAX-RS would answer 415.
 *   <li>A successful DELETE has no body, so {@code Accept} is about problems only. A generated client sends {@code
 *       application/problem+json}, and JAX-RS would answer 406.
 * </ul>
 */
@Provider
@PreMatching
public class RequestHeadersFilter implements ContainerRequestFilter {

    private static final List<String> LISTS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);
    private static final Set<String> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);
    /** A comma in quotation marks does not end a member. */
    private static final Pattern MEMBER = Pattern.compile("(?:\"[^\"]*+\"|[^,\"]|\")++");

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        LISTS.forEach(header -> headers.computeIfPresent(header, (name, lines) -> oneLine(lines)));
        if (WITHOUT_BODY.contains(request.getMethod())) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        if (request.getMethod().equals(HttpMethod.DELETE)) {
            headers.putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
    }

    /** Returns a single line, or null if no line has a member. */
    private static List<String> oneLine(List<String> lines) {
        String members = MEMBER.matcher(String.join(",", lines))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining(", "));
        return members.isEmpty() ? null : List.of(members);
    }
}
