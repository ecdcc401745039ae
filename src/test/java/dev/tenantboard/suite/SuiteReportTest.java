package dev.tenantboard.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReportTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path target;

    @Test
    void countsTheTestsAndServersOfThisBuildOnly() throws IOException {
        report("surefire-reports", "WidgetTest", "3.5", BEGIN);
        report("failsafe-reports", "ServerIT", "1,234.5", BEGIN.plusSeconds(60));
        report("failsafe-reports", "OfTheBuildBeforeIT", "99", BEGIN.minusSeconds(1));
        start(ServerStarts.PAYARA, BEGIN.minusSeconds(1));
        start(ServerStarts.PAYARA, BEGIN);
        start(ServerStarts.POSTGRESQL, BEGIN.plusSeconds(1));
        start(ServerStarts.POSTGRESQL, BEGIN.plusSeconds(2));

        SuiteReport report = SuiteReport.read(BEGIN, target);

        assertThat(report.text().lines())
                .containsExactly(
                        "Tests: 14 in 2 classes, 6 failed, 2 skipped",
                        "Servers started: 1 Payara, 2 PostgreSQL",
                        "Slowest classes:",
                        " 1234.5 s  dev.tenantboard.ServerIT",
                        "    3.5 s  dev.tenantboard.WidgetTest");
    }

    @Test
    void namesTheTenSlowestClasses() throws IOException {
        for (int seconds = 1; seconds <= 12; seconds++) {
            report("surefire-reports", "Class" + seconds + "Test", seconds + ".0", BEGIN);
        }

        assertThat(SuiteReport.read(BEGIN, target).text().lines())
                .contains("   12.0 s  dev.tenantboard.Class12Test", "    3.0 s  dev.tenantboard.Class3Test")
                .noneMatch(line -> line.contains("Class2Test"));
    }

    @Test
    void reportsABuildThatRanNothing() {
        assertThat(SuiteReport.read(BEGIN, target).text())
                .contains("Tests: 0 in 0 classes", "Servers started: 0 Payara, 0 PostgreSQL");
    }

    @Test
    void failsAboveTheBoundOfPayaraServers() {
        SuiteReport report = new SuiteReport(List.of(), 13, 40);

        assertThatCode(() -> report.checkAgainst(13)).doesNotThrowAnyException();
        assertThatThrownBy(() -> report.checkAgainst(12))
                .hasMessageStartingWith(
                        "The tests started 13 Payara servers, and tests.payara.most in pom.xml allows 12.");
    }

    private void start(String server, Instant time) {
        ServerStarts.append(target.resolve("server-starts"), server, time);
    }

    private void report(String directory, String name, String seconds, Instant written) throws IOException {
        Path file = Files.createDirectories(target.resolve(directory)).resolve("TEST-" + name + ".xml");
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="dev.tenantboard.%s" time="%s" tests="7" errors="1" skipped="1" failures="2">
                  <properties/>
                </testsuite>
                """.formatted(name, seconds));
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
