package dev.tenantboard.live.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionCodeTest {

    private static final Snapshot SEEN = new Snapshot(700, 1_000, List.of(700L, 912L, 999L));
    private static final Snapshot READING = new Snapshot(912, 1_050, List.of(912L, 1_049L));

    @Test
    void decodesWhatItEncodes() {
        Position end = Position.at("0a1b", SEEN);
        Position within = new Position("0a1b", SEEN, READING, 999, Long.MAX_VALUE);

        assertThat(PositionCode.decode(PositionCode.encode(end))).contains(end);
        assertThat(PositionCode.decode(PositionCode.encode(within))).contains(within);
    }

    @Test
    void fitsIntoAHeaderWithAThousandOpenTransactions() {
        List<Long> running = LongStream.range(0, 1_000)
                .map(i -> 4_000_000_000L + 90 * i)
                .boxed()
                .toList();
        Snapshot crowded = new Snapshot(4_000_000_000L, 4_000_100_000L, running);
        Snapshot later = new Snapshot(4_000_000_000L, 4_000_200_000L, running);
        Position within = new Position("0123456789abcdef", crowded, later, 4_000_100_000L, 1L << 40);

        String id = PositionCode.encode(within);

        assertThat(id).matches("[A-Za-z0-9_-]+").hasSizeLessThan(PositionCode.MAX_LENGTH);
        assertThat(PositionCode.decode(id)).contains(within);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"0", "*", "AQ", "AQA", "////", "eyJhIjoxfQ", "AQEwfwH_____________________w", "AgEwBwAA"})
    void refusesIdsThatItDidNotWrite(String id) {
        assertThat(PositionCode.decode(id)).isEmpty();
    }

    @Test
    void refusesAReadThatGoesBack() {
        byte[] forth = Base64.getUrlDecoder().decode(PositionCode.encode(new Position("0a1b", SEEN, READING, 999, 12)));
        int begin = 2 + "0a1b".length();
        int seen = Base64.getUrlDecoder().decode(PositionCode.encode(Position.at("0a1b", SEEN))).length - begin;
        int reading = Base64.getUrlDecoder().decode(PositionCode.encode(Position.at("0a1b", READING))).length - begin;
        byte[] back = forth.clone();
        System.arraycopy(forth, begin + seen, back, begin, reading);
        System.arraycopy(forth, begin, back, begin + reading, seen);

        assertThat(PositionCode.decode(Base64.getUrlEncoder().encodeToString(back)))
                .isEmpty();
    }

    @Test
    void knowsAnIdThatIsNoPosition() {
        assertThat(PositionCode.decode(PositionCode.UNKNOWN)).isEmpty();
    }

    /** No id of a client causes an error of the server. */
    @Test
    void decodesOrRefusesAnyId() {
        Random random = new Random(5);
        byte[] valid = Base64.getUrlDecoder().decode(PositionCode.encode(new Position("0a1b", SEEN, READING, 999, 12)));

        for (int i = 0; i < 20_000; i++) {
            byte[] changed = valid.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            String id = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            PositionCode.decode(id)
                    .ifPresent(position -> assertThat(PositionCode.decode(PositionCode.encode(position)))
                            .isPresent());
        }
    }
}
