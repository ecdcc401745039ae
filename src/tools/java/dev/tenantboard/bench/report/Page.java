package dev.tenantboard.bench.report;

import static dev.tenantboard.bench.report.Markdown.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as one file: charts drawn as SVG, light or dark as the reader likes it, and nothing from elsewhere. */
public final class Page {

    private static final int LABELS = 190;
    private static final int WIDTH = 760;
    private static final int BAR = 14;

    private Page() {}

    /** @param runs all of the history, the newest last */
    public static String of(List<Run> runs) {
        Run run = runs.get(runs.size() - 1);
        var charts = new StringBuilder();
        run.lines().forEach(line -> charts.append(bars(line)));
        var histories = new StringBuilder();
        run.lines().forEach(line -> histories.append(course(line, runs)));
        return resource("page.html")
                .replace("{{commit}}", escaped(run.commit()))
                .replace("{{date}}", escaped(run.date()))
                .replace("{{machine}}", escaped(run.machine()))
                .replace("{{flags}}", escaped(run.flags()))
                .replace("{{charts}}", charts)
                .replace("{{tables}}", tables(run, runs.size() > 1 ? runs.get(runs.size() - 2) : null))
                .replace("{{history}}", histories);
    }

    private static String resource(String name) {
        try (var stream = Page.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Requests a second of the three. */
    private static String bars(Line line) {
        double most = Math.max(
                line.product().rate(),
                Math.max(line.control().rate(), line.limit().rate()));
        return "<figure><figcaption>%s: %s of the control, %s of the limit</figcaption><svg viewBox=\"0 0 %d 62\">%s%s%s</svg></figure>"
                .formatted(
                        escaped(line.title()),
                        number(line.toControl()),
                        number(line.toLimit()),
                        WIDTH + LABELS,
                        bar("product", 2, line.product(), most),
                        bar("control", 22, line.control(), most),
                        bar("limit", 42, line.limit(), most));
    }

    private static String bar(String name, int y, Figures figures, double most) {
        double width = Math.max(1, figures.rate() / most * (WIDTH - 160));
        return ("<text x=\"0\" y=\"%d\">%s</text><rect class=\"%s\" x=\"70\" y=\"%d\" width=\"%.0f\" height=\"%d\" rx=\"2\"/>"
                        + "<text x=\"%.0f\" y=\"%d\">%s/s, p50 %s ms, p99 %s ms</text>")
                .formatted(
                        y + 12,
                        name,
                        name,
                        y,
                        width,
                        BAR,
                        76 + width,
                        y + 12,
                        number(figures.rate()),
                        number(figures.p50()),
                        number(figures.p99()));
    }

    /** The share in the control's requests over the runs. */
    private static String course(Line newest, List<Run> runs) {
        List<Line> lines = runs.stream()
                .map(run -> run.line(newest.key()))
                .filter(line -> line != null)
                .toList();
        if (lines.size() < 2) {
            return "";
        }
        var points = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            points.append("%.0f,%.0f "
                    .formatted(
                            10 + i * (WIDTH - 20.0) / (lines.size() - 1),
                            90 - 80 * Math.min(1.2, lines.get(i).toControl()) / 1.2));
        }
        return ("<figure><figcaption>%s: share of the control's requests over %d runs, now %s</figcaption>"
                        + "<svg viewBox=\"0 0 %d 100\"><line class=\"aim\" x1=\"10\" x2=\"%d\" y1=\"43\" y2=\"43\"/>"
                        + "<polyline points=\"%s\"/></svg></figure>")
                .formatted(
                        escaped(newest.title()), lines.size(), number(newest.toControl()), WIDTH, WIDTH - 10, points);
    }

    /** The Markdown's tables in the page's own language. */
    private static String tables(Run run, Run before) {
        var html = new StringBuilder();
        boolean inside = false;
        for (String line : Markdown.of(run, before).split("\n")) {
            if (line.startsWith("|---")) {
                continue;
            }
            if (line.startsWith("|")) {
                html.append(inside ? "" : "<div class=\"wide\"><table>").append("<tr>");
                for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
                    html.append("<td>")
                            .append(escaped(cell.strip().replace("**", "")))
                            .append("</td>");
                }
                html.append("</tr>");
            } else {
                html.append(inside ? "</table></div>" : "")
                        .append("<p>")
                        .append(escaped(line))
                        .append("</p>");
            }
            inside = line.startsWith("|");
        }
        return html.append(inside ? "</table></div>" : "").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
