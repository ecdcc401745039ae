package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;

/** Reads and writes every JSON body of the API. */
@Provider
@Consumes({"application/json", MergePatch.MEDIA_TYPE})
@Produces({"application/json", "application/problem+json", "application/schema+json"})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    @Inject
    private StrictJson json;

    @Inject
    private BodyDocuments documents;

    @Inject
    private RequestBody requestBody;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        requireUtf8(mediaType);
        JsonNode document = json.read(body);
        requestBody.set(document);
        return documents.convert(document, generic);
    }

    /** Refuses a body with another charset, because JSON is UTF-8. */
    public static void requireUtf8(MediaType mediaType) {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("UTF-8")) {
            throw new NotSupportedException();
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        // Accept may have parameters, such as a charset, which the server would repeat. JSON has none (RFC 8259, 11).
        headers.putSingle(
                HttpHeaders.CONTENT_TYPE,
                MediaType.valueOf((mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT)));
        json.write(value, body);
    }
}
