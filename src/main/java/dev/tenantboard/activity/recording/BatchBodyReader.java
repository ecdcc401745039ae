package dev.tenantboard.activity.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.http.BatchMemory;
import dev.tenantboard.http.BodyDocuments;
import dev.tenantboard.http.CanonicalJson;
import dev.tenantboard.http.JsonBodies;
import dev.tenantboard.http.RequestBody;
import dev.tenantboard.http.RequestItems;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a batch item by item. Each item is validated and stored as bytes before the next is read, to save memory. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, RequestItems.LINES})
public class BatchBodyReader implements MessageBodyReader<ActivityBatch> {

    @Inject
    private StrictJson json;

    @Inject
    private BodyDocuments documents;

    @Inject
    private RequestBody body;

    @Inject
    private BatchMemory memory;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ActivityBatch.class;
    }

    @Override
    public ActivityBatch readFrom(
            Class<ActivityBatch> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        JsonBodies.requireUtf8(mediaType);
        var batch = new ActivityBatch();
        new RequestItems(json, ActivityBatch.MAX_ITEMS, item -> add(item, batch)).read(stream, mediaType);
        return batch;
    }

    /**
     * Keeps only the problem of an invalid item. The digest of the body then contains the problem, which the item
     * determines.
     */
    private void add(RequestItems.Item item, ActivityBatch batch) {
        if (item.document() == null) {
            body.append(CanonicalJson.of(json.toTree(item.problem())));
            batch.refuse(item.index(), item.problem());
            return;
        }
        byte[] document = CanonicalJson.of(item.document());
        body.append(document);
        try {
            batch.add(ReceivedActivity.of(item.index(), read(item.document()), document));
        } catch (ProblemException refused) {
            batch.refuse(item.index(), refused.problem());
            return;
        }
        memory.reserve(document.length);
    }

    private NewActivity read(JsonNode document) {
        NewActivity activity = documents.validated(document, NewActivity.class);
        if (activity == null) {
            throw ProblemException.invalid("", "must be an object");
        }
        RecordingRules.requireNotReserved(activity);
        return activity;
    }
}
