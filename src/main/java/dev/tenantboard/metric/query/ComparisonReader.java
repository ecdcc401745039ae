package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Baseline;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/** Reads the comparisons of a query. */
record ComparisonReader(Names names) {

    Comparison read(JsonCursor cursor) {
        String id = names.take(cursor.at("id"));
        Baseline baseline = switch (cursor.at("to").text()) {
            case "previous" -> new Baseline.Preceding();
            case "previousYear" -> new Baseline.PreviousYear();
            case "offset" -> offset(cursor.at("offset"));
            default -> null;
        };
        return new Comparison(id, baseline, cursor.at("align").text("elapsed").equals("elapsed"));
    }

    private static Baseline offset(JsonCursor cursor) {
        try {
            String text = cursor.text();
            int clock = text.indexOf('T');
            Period period = clock == 1 ? Period.ZERO : Period.parse(clock < 0 ? text : text.substring(0, clock));
            Duration duration = clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock));
            Duration about = Duration.ofDays(period.toTotalMonths() * 365 / 12 + period.getDays())
                    .plus(duration);
            cursor.demand(!period.isZero() || !duration.isZero(), "must be longer than nothing");
            cursor.demand(about.compareTo(WindowReader.FIVE_YEARS) <= 0, WindowReader.TOO_LONG);
            return new Baseline.Offset(period, duration);
        } catch (DateTimeException e) {
            cursor.wrong("must be an ISO 8601 duration, such as P1M or P7D");
            return null;
        }
    }
}
