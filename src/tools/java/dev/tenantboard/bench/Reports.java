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

    private static final int WHOLE_SOAK = 30;

    /** @param good whether all answers were as they should be */
    void write(Run run, boolean good) throws IOException {
        Kind kind = settings.kind();
        String markdown = kind == Kind.SCENARIOS ? withHistory(run) : Markdown.of(run, null);
        Path report = settings.directory().resolve(kind.part() + ".md");
        Files.writeString(report, markdown);
        if (settings.renew() && good && isWhole(run)) {
            renew(settings.site(), kind, Markdown.of(run, null));
        } else if (settings.renew()) {
            progress.accept("The site is not renewed: it tells of whole runs, in which nothing went wrong");
        }
        progress.accept("");
        progress.accept(markdown);
        progress.accept("The report is " + report);
    }

    /** The page has charts of all runs; the table says what the last change did. */
    private String withHistory(Run run) throws IOException {
        History history = new History(settings.directory().resolve("history.jsonl"));
        List<Run> earlier = history.runs();
        history.add(run);
        Path page = settings.directory().resolve("report.html");
        Files.writeString(page, Page.of(history.runs()));
        progress.accept("Charts are in " + page);
        return Markdown.of(run, earlier.isEmpty() ? null : earlier.get(earlier.size() - 1));
    }

    private boolean isWhole(Run run) {
        return switch (settings.kind()) {
            case SCENARIOS -> run.lines().size() == Scenario.values().length;
            case GROWTH -> settings.scenarios().size() == Scenario.values().length;
            case SOAK -> settings.soak() >= WHOLE_SOAK;
        };
    }

    /** Between the two marks of its part; what is written around them stays. */
    static void renew(Path site, Kind kind, String figures) throws IOException {
        String page = Files.readString(site);
        int begin = page.indexOf(kind.beginMark());
        int end = page.indexOf(kind.endMark());
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(site + " lacks the marks between which the figures go");
        }
        Files.writeString(
                site,
                page.substring(0, begin + kind.beginMark().length()) + "\n\n" + figures + "\n" + page.substring(end));
    }
}
