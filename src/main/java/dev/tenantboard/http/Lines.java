package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads documents from lines. Each line ends with a line feed; the last line may omit it. Empty lines are ignored. If a
 * complete line has a syntax error, only that line is refused. If the last line has a syntax error and no line feed,
 * the whole body is refused, because it was cut off and more lines may be missing.
 */
final class Lines {

    /** The limit of a single document. */
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
            processLine(isDelimited);
        }
        line.reset();
        blank = true;
        tooLong = false;
    }

    private void processLine(boolean isDelimited) {
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
        items.accept(document);
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
