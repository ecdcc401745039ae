package dev.tenantboard.bench;

import dev.tenantboard.bench.report.History;
import dev.tenantboard.bench.report.Markdown;
import dev.tenantboard.bench.report.Page;
import dev.tenantboard.bench.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where a run's figures go: the terminal, the history, the Markdown, the page, and the site if that was asked for. */
record Reports(BenchSettings settings, Consumer<String> progress) {

    private static final String BEGIN = "<!-- figures: written by mvn -Pbench -Drenew -->";
    private static final String END = "<!-- end of the figures -->";

    /** @param good whether all answers were as they should be */
    void write(Run run, boolean good) throws IOException {
        Path directory = settings.directory();
        History history = new History(directory.resolve("history.jsonl"));
        List<Run> earlier = history.runs();
        history.add(run);
        String markdown = Markdown.of(run, earlier.isEmpty() ? null : earlier.get(earlier.size() - 1));
        Files.writeString(directory.resolve("report.md"), markdown);
        Files.writeString(directory.resolve("report.html"), Page.of(history.runs()));
        if (settings.renew() && (!good || run.lines().size() < Scenario.values().length)) {
            progress.accept("The site is not renewed: it tells of all scenarios, of runs in which nothing went wrong");
        } else if (settings.renew()) {
            renew(settings.site(), Markdown.of(run, null));
        }
        progress.accept("");
        progress.accept(markdown);
        progress.accept("The report is " + directory.resolve("report.html") + ", as Markdown report.md beside it");
    }

    /** Between the two marks; what is written around them stays. */
    static void renew(Path site, String figures) throws IOException {
        String page = Files.exists(site) ? Files.readString(site) : "# Measured\n\n" + BEGIN + "\n" + END + "\n";
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(site + " lacks the marks between which the figures go");
        }
        Files.writeString(
                site, page.substring(0, begin + BEGIN.length()) + "\n\n" + figures + "\n" + page.substring(end));
    }
}
