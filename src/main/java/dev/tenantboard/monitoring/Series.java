package dev.tenantboard.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Registers the series of {@code /metrics}. Each is a gauge that reads its value at each scrape. The server's own histograms and
 * timers are not used: they sample a thousand values, so their buckets can shrink, and the difference between two scrapes has
 * no meaning.
 */
@ApplicationScoped
public class Series {

    @Inject
    private MetricRegistry registry;

    /** @param labels names and values alternately */
    void add(String name, String description, Supplier<Number> value, String... labels) {
        Metadata metadata =
                Metadata.builder().withName(name).withDescription(description).build();
        registry.gauge(metadata, value, tags(labels));
    }

    /** The series of a Prometheus histogram. */
    void add(String name, String description, Durations durations, String... labels) {
        for (int i = 0; i < Durations.BOUNDS.length; i++) {
            int bucket = i;
            add(
                    name + "_bucket",
                    description,
                    () -> durations.upTo(bucket),
                    with(labels, "le", String.valueOf(Durations.BOUNDS[i])));
        }
        add(name + "_bucket", description, durations::count, with(labels, "le", "+Inf"));
        add(name + "_count", description, durations::count, labels);
        add(name + "_sum", description, durations::seconds, labels);
    }

    private static String[] with(String[] labels, String... more) {
        return Stream.concat(Arrays.stream(labels), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Tag[] tags(String... labels) {
        Tag[] tags = new Tag[labels.length / 2];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = new Tag(labels[2 * i], labels[2 * i + 1]);
        }
        return tags;
    }
}
