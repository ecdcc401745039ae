package dev.tenantboard.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables: of the run, of what was measured besides, and of what has changed since the run before it. */
public final class Markdown {

    private Markdown() {}

    /** @param before the run before it, or null */
    public static String of(Run run, Run before) {
        var text = new StringBuilder();
        text.append("Measured at %s of %s on %s.%n%n`mvn -Pbench %s`%n%n"
                .formatted(run.commit(), run.date(), run.machine(), run.flags()));
        if (!run.lines().isEmpty()) {
            text.append(lines(run));
        }
        if (!run.others().isEmpty()) {
            text.append("\n| besides | |\n|---|---|\n");
            for (Map.Entry<String, Double> other : run.others().entrySet()) {
                text.append("| %s | %s |\n".formatted(other.getKey(), number(other.getValue())));
            }
        }
        if (before != null) {
            text.append(changes(run, before));
        }
        return text.toString();
    }

    private static String lines(Run run) {
        var text = new StringBuilder();
        text.append("""
                | scenario | statements | requests/s | p50 ms | p99 ms | p99/p50 | of the control | of the limit | server ms | database ms | requests per processor-second, server | requests per processor-second, database | server cores | database cores |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Line line : run.lines()) {
            text.append(row(line));
        }
        text.append("\nThe two others:\n\n");
        text.append("""
                | scenario | control requests/s | p50 ms | p99 ms | server ms | limit requests/s | p50 ms | p99 ms | generator cores |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Line line : run.lines()) {
            text.append(others(line));
        }
        return text.toString();
    }

    private static String row(Line line) {
        Figures product = line.product();
        return "| %s | %s | %s | %s | %s | %s | **%s** (%s to %s) | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        line.title(),
                        line.statements() == 0 ? "" : line.statements() + " in " + line.roundTrips(),
                        number(product.rate()),
                        number(product.p50()),
                        number(product.p99()),
                        number(line.tail()),
                        number(line.toControl()),
                        number(line.lowest()),
                        number(line.highest()),
                        number(line.toLimit()),
                        number(product.serverMillis()),
                        number(product.databaseMillis()),
                        number(product.requestsPerServerSecond()),
                        number(product.requestsPerDatabaseSecond()),
                        number(product.serverCores()),
                        number(product.databaseCores()));
    }

    private static String others(Line line) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        line.title(),
                        number(line.control().rate()),
                        number(line.control().p50()),
                        number(line.control().p99()),
                        number(line.control().serverMillis()),
                        number(line.limit().rate()),
                        number(line.limit().p50()),
                        number(line.limit().p99()),
                        number(line.product().generatorCores()));
    }

    private static String changes(Run run, Run before) {
        List<Line> known = run.lines().stream()
                .filter(line -> before.line(line.key()) != null)
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(
                "\nAgainst the run before it, %s of %s:%n%n".formatted(before.commit(), before.date()));
        text.append(
                "| scenario | requests/s | requests per processor-second, server | requests per processor-second, database | of the control |\n|---|---|---|---|---|\n");
        for (Line line : known) {
            Line old = before.line(line.key());
            text.append("| %s | %s | %s | %s | %s, was %s |%n"
                    .formatted(
                            line.title(),
                            change(line.product().rate(), old.product().rate()),
                            change(
                                    line.product().requestsPerServerSecond(),
                                    old.product().requestsPerServerSecond()),
                            change(
                                    line.product().requestsPerDatabaseSecond(),
                                    old.product().requestsPerDatabaseSecond()),
                            number(line.toControl()),
                            number(old.toControl())));
        }
        return text.toString();
    }

    private static String change(double now, double then) {
        return String.format(Locale.ROOT, "%+.0f %%", (now / then - 1) * 100);
    }

    /** Three digits that count. */
    static String number(double value) {
        String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
