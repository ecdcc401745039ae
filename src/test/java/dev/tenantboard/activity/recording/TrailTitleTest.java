package dev.tenantboard.activity.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTitleTest {

    @Test
    void saysOnlyWhatHappenedWithoutAName() {
        assertThat(TrailTitle.of("A widget was changed", null)).isEqualTo("A widget was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Revenue", "a: b", "$1 \\ %s {0}", "<b>", "\u202Eevil", "e\u0301", "\uD83D\uDE00", ""})
    void endsWithTheNameAsItIs(String name) {
        assertThat(TrailTitle.of("A widget was changed", name)).isEqualTo("A widget was changed: " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u2028b", "a\u0085b", "a\u0007\u001Bb", "a\tb"})
    void isOneLine(String name) {
        assertThat(TrailTitle.of("Changed", name)).isEqualTo("Changed: a b");
    }

    @Test
    void isCutBetweenCharacters() {
        String title = TrailTitle.of("Changed", "\uD83D\uDE00".repeat(255));

        assertThat(title).isEqualTo("Changed: " + "\uD83D\uDE00".repeat(255 - "Changed: ".length()));
        assertThat(TrailTitle.of("", "a".repeat(253))).hasSize(255);
        assertThat(TrailTitle.of("", "a".repeat(254))).hasSize(255);
    }
}
