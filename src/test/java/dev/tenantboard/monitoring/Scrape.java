package dev.tenantboard.monitoring;

import dev.tenantboard.api.Api;
import dev.tenantboard.server.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One response of {@code /metrics}, as a scraper reads it. */
record Scrape(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    record Sample(String name, Map<String, String> labels, double value) {

        boolean has(Map<String, String> expected) {
            return labels.entrySet().containsAll(expected.entrySet());
        }
    }

    /** The metrics of the application. */
    static Scrape of(Api api) {
        return read(api, "/metrics?scope=application");
    }

    /** The metrics of the application and of the JVM. */
    static Scrape ofAll(Api api) {
        return read(api, "/metrics");
    }

    private static Scrape read(Api api, String path) {
        return of(api.withToken(TestServer.MONITORING_TOKEN)
                .absolute()
                .with("Accept", "text/plain")
                .get(path)
                .isStatus(200)
                .body());
    }

    private static Scrape of(String text) {
        return new Scrape(text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Scrape::sample)
                .toList());
    }

    private static Sample sample(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2))
                    .results()
                    .forEach((MatchResult label) -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels of some series, each once. */
    Set<String> labels(String name, String label) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .map(sample -> sample.labels().get(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum of all series with these labels; 0 if there is none. */
    double value(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    double value(String name) {
        return value(name, Map.of());
    }
}
