package dev.tenantboard.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A request, with the parts that the document describes, and its answer.
 *
 * @param target the path and query of the request
 */
public record Exchange(String method, String target, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Returns whether the path can be decoded. If not, the server itself answers 400 without a body. */
    boolean reachesApplication() {
        try {
            String decoded = URLDecoder.decode(path(), StandardCharsets.UTF_8);
            return decoded.chars().noneMatch(sign -> sign == 0 || sign == '\\' || sign == '\uFFFD');
        } catch (IllegalArgumentException halfAnEscape) {
            return false;
        }
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    boolean isFailure() {
        return status >= 400;
    }

    boolean hasBody() {
        return !body.isEmpty();
    }

    /** Returns the media type without parameters, or an empty text. */
    String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";")[0].trim().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean isText() {
        return mediaType().startsWith("text/");
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    Optional<JsonNode> json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null || read.isMissingNode() ? Optional.empty() : Optional.of(read);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
