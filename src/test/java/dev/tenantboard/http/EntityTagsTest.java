package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityTagsTest {

    private record Pair(Object first, Object second) {}

    /** Different states, some with the same text. */
    private static final List<Object> STATES = Arrays.asList(
            null,
            "",
            "-",
            "null",
            "1",
            1,
            12,
            "true",
            true,
            Instant.EPOCH,
            Instant.EPOCH.plusNanos(1),
            List.of(Instant.ofEpochSecond(1, 1)),
            List.of(Instant.ofEpochSecond(11)),
            List.of(),
            List.of(""),
            List.of("a, b"),
            List.of("a", "b"),
            List.of(List.of("a"), "b"),
            List.of(List.of("a", "b")),
            Map.of(),
            Map.of("a", "b"),
            new Pair("a", "b"),
            new Pair("a", null),
            new Pair(null, Instant.ofEpochSecond(7)),
            new Pair(Instant.ofEpochSecond(-7), null),
            new Pair(null, Instant.ofEpochSecond(-7)),
            new Pair(null, "a"),
            new Pair("a, second=b", ""),
            new Pair("a", new Pair("b", "")),
            new Pair(new Pair("a", "b"), ""));

    @Test
    void distinguishStates() {
        List<String> tags = new ArrayList<>();
        STATES.forEach(state -> tags.add(EntityTags.of("org", state)));

        assertThat(tags).doesNotHaveDuplicates().allMatch(tag -> tag.matches("\"[A-Za-z0-9_-]{27}\""));
    }

    @Test
    void areTheSameForTheSameState() {
        for (Object state : STATES) {
            assertThat(EntityTags.of("org", state)).isEqualTo(EntityTags.of("org", state));
            assertThat(EntityTags.of("other", state)).isNotEqualTo(EntityTags.of("org", state));
        }
        assertThat(EntityTags.of(new Pair("a", List.of(1)))).isEqualTo(EntityTags.of(new Pair("a", List.of(1))));
        assertThat(EntityTags.of("a", "b")).isNotEqualTo(EntityTags.of("ab"));
    }
}
