package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import java.util.function.Consumer;

/** Numbers the items of a body, limits their number, and passes them on. */
final class ItemReceiver {

    private final int limit;
    private final Consumer<RequestItems.Item> receiver;
    private int count;

    ItemReceiver(int limit, Consumer<RequestItems.Item> receiver) {
        this.limit = limit;
        this.receiver = receiver;
    }

    /** Counts an item before it is read, so that an item above the limit is not read. */
    void next() {
        if (count == limit) {
            throw ProblemException.invalid("", "must not have more than " + limit + " items");
        }
        count++;
    }

    void accept(JsonNode document) {
        receiver.accept(new RequestItems.Item(count - 1, document, null));
    }

    void refuse(Problem problem) {
        receiver.accept(new RequestItems.Item(count - 1, null, problem));
    }

    void requireOne() {
        if (count == 0) {
            throw ProblemException.invalid("", "must have at least one item");
        }
    }
}
