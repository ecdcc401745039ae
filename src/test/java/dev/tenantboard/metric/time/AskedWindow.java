package dev.tenantboard.metric.time;

import dev.tenantboard.metric.time.Window.Baseline;
import dev.tenantboard.metric.time.Windows.TooManyBucketsException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A window as the table writes it, such as {@code last 3 month vs whole preceding by day}. */
record AskedWindow(Window window, Baseline baseline, boolean elapsed, Unit grain) {

    static AskedWindow read(String text) {
        Deque<String> words = new ArrayDeque<>(List.of(text.split(" ")));
        Window window = window(words);
        boolean compared = takes(words, "vs");
        boolean whole = takes(words, "whole");
        Baseline baseline = compared ? baseline(words) : null;
        return new AskedWindow(window, baseline, !whole, takes(words, "by") ? unit(words) : null);
    }

    private static Window window(Deque<String> words) {
        return switch (words.remove()) {
            case "this" -> new Window.This(unit(words));
            case "previous" -> new Window.Previous(unit(words));
            case "rolling" -> new Window.Rolling(Duration.parse(words.remove()));
            case "between" -> new Window.Between(bound(words.remove()), bound(words.remove()));
            case "last" -> {
                int count = Integer.parseInt(words.remove());
                boolean whole = takes(words, "whole");
                yield new Window.Last(count, unit(words), !whole);
            }
            default -> throw new IllegalArgumentException("no window");
        };
    }

    private static Baseline baseline(Deque<String> words) {
        return switch (words.remove()) {
            case "preceding" -> new Baseline.Preceding();
            case "previousYear" -> new Baseline.PreviousYear();
            case "offset" -> offset(words.remove());
            default -> throw new IllegalArgumentException("no baseline");
        };
    }

    private static Baseline.Offset offset(String text) {
        int time = text.indexOf('T');
        String dates = time < 0 ? text : text.substring(0, time);
        return new Baseline.Offset(
                dates.equals("P") ? Period.ZERO : Period.parse(dates),
                time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
    }

    private static Window.Bound bound(String text) {
        return text.endsWith("Z")
                ? new Window.Bound(null, instant(text))
                : new Window.Bound(LocalDateTime.parse(text), null);
    }

    private static boolean takes(Deque<String> words, String word) {
        return word.equals(words.peek()) && words.remove() != null;
    }

    private static Unit unit(Deque<String> words) {
        return Unit.valueOf(words.remove().toUpperCase(Locale.ROOT));
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** What the table says, with its times in UTC. */
    static String normal(String expected) {
        return Stream.of(expected.split(" +"))
                .map(word -> word.contains("-") ? instant(word).toString() : word)
                .collect(Collectors.joining(" "));
    }

    String answer(LocalCalendar calendar, Instant now) {
        Interval interval = Windows.resolve(window, calendar, now);
        if (baseline != null) {
            interval = Windows.compared(window, interval, baseline, elapsed, calendar, now);
        }
        return grain == null ? interval.from() + " " + interval.to() : lengths(interval, calendar);
    }

    private String lengths(Interval interval, LocalCalendar calendar) {
        try {
            return runs(Windows.bounds(interval, grain, calendar));
        } catch (TooManyBucketsException refused) {
            return "refused";
        }
    }

    /** Equal neighbours are counted, but for months: those of the table are few. */
    private String runs(List<Instant> bounds) {
        var runs = new ArrayDeque<String>();
        for (int i = 1; i < bounds.size(); i++) {
            String length = Duration.between(bounds.get(i - 1), bounds.get(i)).toString();
            boolean same =
                    grain != Unit.MONTH && !runs.isEmpty() && runs.getLast().endsWith("*" + length);
            int count = same ? Integer.parseInt(runs.removeLast().split("\\*")[0]) : 0;
            runs.add(count + 1 + "*" + length);
        }
        return runs.isEmpty() ? "0" : String.join(" ", runs);
    }
}
