package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentRulesTest {

    @Test
    void pointsToTheInvalidValue() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("a/b~").add(1).addObject().put("c", "\0");

        assertThatThrownBy(() -> DocumentRules.check(document))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(ProblemError::pointer)
                                .isEqualTo(List.of("/a~1b~0/1/c")));
    }

    /** Otherwise a megabyte of nested keys would be copied for each of thousands of values. */
    @Test
    void buildsPointersOnlyForErrors() {
        var values = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10_000; i++) {
            values.add(0);
        }
        JsonNode document = values;
        for (int i = 0; i < 30; i++) {
            document = JsonNodeFactory.instance.objectNode().set("k".repeat(10_000), document);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        DocumentRules.check(document);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000L);
    }
}
