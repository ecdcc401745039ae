package dev.tenantboard.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @Test
    void continuesATraceWithASpanOfItsOwn() {
        Traceparent ours = Traceparent.after(List.of("00-" + TRACE + "-" + PARENT + "-01"));

        assertThat(ours.traceId()).isEqualTo(TRACE);
        assertThat(ours.parentId()).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
        assertThat(ours).hasToString("00-" + TRACE + "-" + ours.parentId() + "-01");
    }

    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "02, 02", "03, 03", "ff, 03", "f4, 00"})
    void keepsTheFlagsThatItKnows(String received, String sent) {
        Traceparent ours = Traceparent.after(List.of("00-" + TRACE + "-" + PARENT + "-" + received));

        assertThat(ours.toString()).endsWith("-" + sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc-%s-%s-01", "01-%s-%s-01-what-comes-later", "fe-%s-%s-01-"})
    void readsTheKnownFieldsOfLaterVersions(String form) {
        Traceparent ours = Traceparent.after(List.of(form.formatted(TRACE, PARENT)));

        assertThat(ours).hasToString("00-" + TRACE + "-" + ours.parentId() + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473\u0664-00f067aa0ba902b7-01"
            })
    void startsATraceWithoutAValidHeader(String header) {
        Traceparent ours = Traceparent.after(List.of(header));

        assertThat(ours.toString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-02").doesNotContain(TRACE);
        assertThat(ours.traceId()).isNotEqualTo("0".repeat(32));
    }

    @Test
    void ignoresARepeatedHeader() {
        String header = "00-" + TRACE + "-" + PARENT + "-01";

        assertThat(Traceparent.after(List.of(header, header)).traceId()).isNotEqualTo(TRACE);
        assertThat(Traceparent.after(List.of()).traceId()).isNotEqualTo(TRACE);
    }

    @Test
    void startsEachTraceWithAnotherId() {
        assertThat(Traceparent.after(List.of()).traceId())
                .isNotEqualTo(Traceparent.after(List.of()).traceId());
    }
}
