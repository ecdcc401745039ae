package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Documents, each in a line that ends with a line feed; the last one may do without. Empty lines are no items. A line that
 * cannot be read is refused alone, because the next one is known to be whole; but not a last one without its end: it was
 * cut off, and so may be what should have followed.
 */
final class Lines {

    /** No more than a document that comes alone. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final StrictJson json;
    private final ItemReceiver items;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean blank = true;
    private boolean tooLong;

    Lines(StrictJson json, ItemReceiver items) {
        this.json = json;
        this.items = items;
    }

    void read(InputStream body) throws IOException {
        byte[] chunk = new byte[16 * 1024];
        for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            int begin = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    append(chunk, begin, i);
                    endLine(true);
                    begin = i + 1;
                }
            }
            append(chunk, begin, length);
        }
        endLine(false);
    }

    private void append(byte[] chunk, int begin, int end) {
        for (int i = begin; i < end && blank; i++) {
            blank = chunk[i] == ' ' || chunk[i] == '\t' || chunk[i] == '\r';
        }
        tooLong = tooLong || line.size() + end - begin > MAX_BYTES;
        if (!tooLong) {
            line.write(chunk, begin, end - begin);
        }
    }

    private void endLine(boolean isDelimited) {
        if (!blank || tooLong) {
            items.next();
            takeLine(isDelimited);
        }
        line.reset();
        blank = true;
        tooLong = false;
    }

    private void takeLine(boolean isDelimited) {
        JsonNode document;
        try {
            document = document();
        } catch (ProblemException refused) {
            if (!isDelimited && refused.problem().status() == 400) {
                throw new ProblemException(
                        ProblemType.BODY_INCOMPLETE,
                        "The last line has no end and is not a JSON document: the body was cut off. Nothing was done."
                                + " Send the whole body again.");
            }
            items.refuse(refused.problem());
            return;
        }
        items.take(document);
    }

    private JsonNode document() {
        if (tooLong) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE,
                    "The line has more than " + MAX_BYTES + " bytes. Send a smaller document.");
        }
        return json.read(new ByteArrayInputStream(line.toByteArray()));
    }
}
