package dev.tenantboard.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.problem.ContainerRefusal;
import dev.tenantboard.problem.ProblemType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Serves the file as it is in YAML, and the same document in JSON. Its URL pattern hides the server's own endpoint.
 */
@WebServlet("/openapi/*")
public class ContractServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "/META-INF/openapi.yaml";

    /** The methods that reach the servlet and are allowed. {@code ProblemFilter} answers OPTIONS. */
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private transient Document yaml;
    private transient Document json;

    private record Document(String text, String etag) {}

    @Override
    public void init() throws ServletException {
        try (InputStream file = ContractServlet.class.getResourceAsStream(FILE)) {
            yaml = document(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            json = document(new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(yaml.text())));
        } catch (IOException e) {
            throw new ServletException("Cannot read " + FILE, e);
        }
    }

    private static Document document(String text) {
        return new Document(text, EntityTags.of(text));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            ContainerRefusal.send(request, response, ProblemType.METHOD_NOT_ALLOWED);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            ContainerRefusal.send(request, response, ProblemType.NOT_FOUND);
            return;
        }
        try {
            String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
            Optional<MediaType> type = ContractTypes.chosen(request.getParameter("format"), accept);
            if (type.isEmpty()) {
                ContainerRefusal.send(request, response, ProblemType.NOT_ACCEPTABLE);
            } else {
                answer(request, response, type.get());
            }
        } catch (IllegalArgumentException unreadable) {
            ContainerRefusal.send(request, response, ProblemType.HEADER_INVALID);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, MediaType type) throws IOException {
        Document document = ContractTypes.isJson(type) ? json : yaml;
        response.setHeader("ETag", document.etag());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept, Accept-Encoding");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isCurrent(request, document.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type.toString());
        response.getOutputStream().write(document.text().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isCurrent(HttpServletRequest request, String etag) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
