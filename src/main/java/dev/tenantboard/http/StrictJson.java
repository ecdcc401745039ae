package dev.tenantboard.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the API's JSON. A body is read in two steps: as a document, which must be well formed and within
 * limits (else 400), and then as the expected type, without coercion (else 422, with a pointer).
 */
@ApplicationScoped
public class StrictJson {

    static final int MAX_DEPTH = 32;

    static final int MAX_DIGITS = 100;

    /** The limit of names, values and brackets. Each needs much more memory than its two bytes in the body. */
    static final int MAX_TOKENS = 50_000;

    /** The limit of faults in an answer. */
    static final int MAX_FAULTS = ProblemError.MAX;

    /** No list of a record may be longer. Documents within a record have their own limit. */
    private static final int MAX_ITEMS = 500;

    private final JsonMapper mapper = mapper(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_DIGITS)
            .maxTokenCount(MAX_TOKENS)
            .build());

    /** Reads the items of an array, so it allows one more level. {@link ItemParser} limits the tokens of each item. */
    private final ObjectReader itemReader = mapper(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(BodyLimitFilter.USUAL_BYTES)
                    .build())
            .reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static JsonMapper mapper(StreamReadConstraints limits) {
        var builder = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .addModule(new JavaTimeModule().addSerializer(Instant.class, new InstantWriter()))
                .addModule(TimeDeserializer.MODULE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        builder.withCoercionConfig(
                LogicalType.Textual,
                texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return builder.build();
    }

    /** Reads a document. It must be well formed, without duplicate keys, and without content after it. */
    public JsonNode read(InputStream body) {
        return wellFormed(() -> {
            try (JsonParser parser = mapper.createParser(utf8(body))) {
                JsonNode document = mapper.readTree(parser);
                if (document == null || document.isMissingNode()) {
                    throw malformed("The body is empty. Send a JSON document.");
                }
                requireEnd(parser);
                DocumentRules.check(document);
                return document;
            }
        });
    }

    /** Returns a parser of an array, whose items {@link #readItem} reads. */
    public JsonParser parserOfItems(InputStream body) throws IOException {
        return itemReader.createParser(utf8(body));
    }

    /**
     * Reads the parser's current item, with the limits of a single document.
     *
     * @throws ProblemException 422 if it is well formed but cannot be stored; the parser can continue
     */
    public JsonNode readItem(JsonParser parser) throws IOException {
        JsonNode document = itemReader.readTree(new ItemParser(parser));
        DocumentRules.check(document);
        return document;
    }

    public void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw malformed("The body has something after its JSON document. Send one document.");
        }
    }

    @FunctionalInterface
    public interface ParserAction<T> {
        T read() throws IOException;
    }

    /** Runs an action that parses. The answer is 400 if the JSON is malformed. */
    public <T> T wellFormed(ParserAction<T> action) {
        try {
            return action.read();
        } catch (JsonProcessingException e) {
            throw unreadable(position(e));
        } catch (CharacterCodingException | NumberFormatException e) {
            throw unreadable("");
        } catch (IOException e) {
            throw new ProblemException(ProblemType.BODY_INCOMPLETE);
        }
    }

    /** Decodes strictly. Jackson would detect UTF-16 and UTF-32, and accept half surrogate pairs and overlong forms. */
    private static Reader utf8(InputStream body) {
        return new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.BODY_MALFORMED, detail);
    }

    private static ProblemException unreadable(String position) {
        return malformed("The body is not a JSON document within the limits" + position
                + ": malformed, not UTF-8, a key twice in an object, nested deeper than " + MAX_DEPTH
                + ", with a number of more than " + MAX_DIGITS + " digits, or of more than " + MAX_TOKENS + " tokens.");
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /**
     * A document as a value of a type.
     *
     * @param value the value without the faulty fields; null if there is none
     * @param faults the fields that do not match the type, with the reasons
     */
    record Bound<T>(T value, List<ProblemError> faults) {}

    /** Converts a document to a type. A fault hides those after it, so the faulty field is left out for the next try. */
    <T> Bound<T> bind(JsonNode document, Type type) {
        List<ProblemError> faults = longLists(document);
        if (!faults.isEmpty()) {
            return new Bound<>(null, faults);
        }
        ObjectReader reader = mapper.readerFor(mapper.constructType(type));
        JsonNode rest = document;
        while (true) {
            try {
                return new Bound<>(reader.readValue(rest), faults);
            } catch (JsonMappingException e) {
                faults.add(JsonPointers.error(e, rest));
                rest = faults.size() == 1 ? document.deepCopy() : rest;
                if (faults.size() == MAX_FAULTS || !JsonPointers.remove(e, rest)) {
                    return new Bound<>(null, faults);
                }
            } catch (IOException e) {
                throw malformed("The body cannot be read. Correct the JSON.");
            }
        }
    }

    /** A violation in each item of a long list needs much more memory than the list. */
    private static List<ProblemError> longLists(JsonNode document) {
        List<ProblemError> faults = new ArrayList<>();
        document.properties().stream()
                .filter(field -> field.getValue().isArray() && field.getValue().size() > MAX_ITEMS)
                .forEach(field -> faults.add(new ProblemError(
                        ProblemError.step(field.getKey()), "must have at most " + MAX_ITEMS + " items")));
        return faults;
    }

    public JsonNode toTree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Writes a value as a string. */
    public String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public void write(Object value, OutputStream body) throws IOException {
        mapper.writeValue(body, value);
    }
}
