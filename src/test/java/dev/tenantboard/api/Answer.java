package dev.tenantboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.contract.Exchange;
import dev.tenantboard.problem.ProblemType;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer of the server. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.uri().getPath(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    Exchange exchange(String method, String target) {
        return new Exchange(method, target, status, headers, body);
    }

    /** Returns the header's first value, or null. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public String etag() {
        return header("ETag");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(this + " is no JSON", failure);
        }
    }

    /** Returns the text at a JSON pointer, or {@code ""} if there is none. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    public String id() {
        return text("/id");
    }

    /** Fails and shows the answer, unless it has this status. */
    public Answer isStatus(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }

    public ProblemAssert isProblem(int expected) {
        return new ProblemAssert(this).hasStatus(expected);
    }

    public ProblemAssert isProblem(ProblemType expected) {
        return isProblem(expected.status()).hasCode(expected);
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + headers.map() + "\n" + body;
    }
}
