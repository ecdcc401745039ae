package dev.tenantboard.suite;

import static java.util.Comparator.comparingDouble;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cost of a build's tests. It is printed at the end of the build, which fails if the tests started too many
 * servers.
 */
public record SuiteReport(List<TestClass> classes, long payara, long postgresql) {

    private static final int SLOWEST = 10;

    /** @param arguments the time at which the build began, its directory, and the maximum number of Payara servers */
    public static void main(String[] arguments) {
        SuiteReport report = read(Instant.parse(arguments[0]), Path.of(arguments[1]));
        System.out.println(report.text());
        report.checkAgainst(Integer.parseInt(arguments[2]));
    }

    static SuiteReport read(Instant begin, Path target) {
        Path starts = target.resolve("server-starts");
        List<TestClass> classes = Stream.of("surefire-reports", "failsafe-reports")
                .flatMap(reports -> TestClass.since(begin, target.resolve(reports)).stream())
                .toList();
        return new SuiteReport(
                classes,
                ServerStarts.since(begin, starts, ServerStarts.PAYARA),
                ServerStarts.since(begin, starts, ServerStarts.POSTGRESQL));
    }

    String text() {
        String slowest = classes.stream()
                .sorted(comparingDouble(TestClass::seconds).reversed())
                .limit(SLOWEST)
                .map(slow -> String.format(Locale.ROOT, "%n%7.1f s  %s", slow.seconds(), slow.name()))
                .collect(Collectors.joining());
        return "Tests: " + sum(TestClass::tests) + " in " + classes.size() + " classes, " + sum(TestClass::failed)
                + " failed, " + sum(TestClass::skipped) + " skipped\nServers started: " + payara + " Payara, "
                + postgresql
                + " PostgreSQL\nSlowest classes:" + slowest;
    }

    private int sum(ToIntFunction<TestClass> number) {
        return classes.stream().mapToInt(number).sum();
    }

    void checkAgainst(int mostPayara) {
        if (payara > mostPayara) {
            throw new IllegalStateException("The tests started " + payara + " Payara servers, and tests.payara.most in"
                    + " pom.xml allows " + mostPayara + ". Let tests share a server instead of starting another one.");
        }
    }
}
