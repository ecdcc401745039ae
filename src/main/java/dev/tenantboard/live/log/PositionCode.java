package dev.tenantboard.live.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Positions as clients keep them: the ids of server-sent events. Numbers are written to the base of 36 and transactions as
 * distances, because a position may list many of them and travels with every event.
 */
public final class PositionCode {

    /** As long as a position is with a thousand transactions that run at a time. */
    private static final int MAX_LENGTH = 8_000;

    private static final int BASE = 36;
    private static final String SNAPSHOT = "[0-9a-z]{1,13}\\.[0-9a-z]{1,13}\\.[0-9a-z_]*";
    private static final Pattern FORM = Pattern.compile(
            "[0-9a-f]{1,16}\\." + SNAPSHOT + "(\\." + SNAPSHOT + "\\.[0-9a-z]{1,13}\\.[0-9a-z]{1,13})?");

    private PositionCode() {}

    public static String encode(Position position) {
        String seen = position.history() + "." + encode(position.seen());
        return position.isPartial()
                ? seen + "." + encode(position.reading()) + "." + encode(position.transaction()) + "."
                        + encode(position.sequence())
                : seen;
    }

    private static String encode(Snapshot snapshot) {
        return encode(snapshot.xmin()) + "." + encode(snapshot.xmax() - snapshot.xmin()) + "."
                + snapshot.running().stream()
                        .map(transaction -> encode(transaction - snapshot.xmin()))
                        .collect(Collectors.joining("_"));
    }

    private static String encode(long number) {
        return Long.toString(number, BASE);
    }

    /** The position, or nothing if the text is none: it comes from outside. */
    public static Optional<Position> decode(String text) {
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        try {
            Snapshot seen = snapshot(parts, 1);
            return Optional.of(
                    parts.length == 4
                            ? Position.at(parts[0], seen)
                            : new Position(parts[0], seen, snapshot(parts, 4), decoded(parts[7]), decoded(parts[8])));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static Snapshot snapshot(String[] parts, int from) {
        long xmin = decoded(parts[from]);
        List<Long> running = new ArrayList<>();
        if (!parts[from + 2].isEmpty()) {
            for (String distance : parts[from + 2].split("_", -1)) {
                running.add(Math.addExact(xmin, decoded(distance)));
            }
        }
        return new Snapshot(xmin, Math.addExact(xmin, decoded(parts[from + 1])), List.copyOf(running));
    }

    private static long decoded(String number) {
        return Long.parseLong(number, BASE);
    }
}
