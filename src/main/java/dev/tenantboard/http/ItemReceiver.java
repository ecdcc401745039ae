package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemException;
import java.util.function.Consumer;

/** Numbers the items of a body and hands them on, at most so many. */
final class ItemReceiver {

    private final int most;
    private final Consumer<RequestItem> receiver;
    private int count;

    ItemReceiver(int most, Consumer<RequestItem> receiver) {
        this.most = most;
        this.receiver = receiver;
    }

    /** An item follows, which need not be read if it is one too many. */
    void next() {
        if (count == most) {
            throw ProblemException.invalid("", "must not have more than " + most + " items");
        }
        count++;
    }

    void take(JsonNode document) {
        receiver.accept(new RequestItem(count - 1, document, null));
    }

    void refuse(Problem problem) {
        receiver.accept(new RequestItem(count - 1, null, problem));
    }

    void requireOne() {
        if (count == 0) {
            throw ProblemException.invalid("", "must have at least one item");
        }
    }
}
