package dev.tenantboard.activity.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.http.BatchMemory;
import dev.tenantboard.http.CanonicalJson;
import dev.tenantboard.http.JsonBodies;
import dev.tenantboard.http.RequestBody;
import dev.tenantboard.http.RequestItem;
import dev.tenantboard.http.RequestItems;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.Violations;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a batch item by item: each is checked and put away before the next one is read. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, RequestItems.LINES})
public class BatchBodies implements MessageBodyReader<ActivityBatch> {

    @Inject
    private StrictJson json;

    @Inject
    private Validator validator;

    @Inject
    private RequestBody sent;

    @Inject
    private BatchMemory held;

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
            InputStream body) {
        JsonBodies.requireUtf8(mediaType);
        var batch = new ActivityBatch();
        new RequestItems(json, ActivityBatch.MAX_ITEMS, item -> add(item, batch)).read(body, mediaType);
        return batch;
    }

    /** Of what is refused nothing is held but why; where the same was read before, the same was refused. */
    private void add(RequestItem item, ActivityBatch batch) {
        if (item.document() == null) {
            sent.isPartly(CanonicalJson.of(json.toTree(item.problem())));
            batch.refuse(item.index(), item.problem());
            return;
        }
        byte[] document = CanonicalJson.of(item.document());
        sent.isPartly(document);
        try {
            batch.add(Candidate.of(item.index(), read(item.document()), document));
        } catch (ProblemException refused) {
            batch.refuse(item.index(), refused.problem());
            return;
        }
        held.hold(document.length);
    }

    private NewActivity read(JsonNode document) {
        NewActivity what = json.convert(document, NewActivity.class);
        if (what == null) {
            throw ProblemException.invalid("", "must be an object");
        }
        var violations = validator.validate(what);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(Violations.errors(violations));
        }
        RecordingRules.requireNotProducts(what);
        return what;
    }
}
