package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.Figure;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The figure of a metric whose rows a request reads. */
public class RequestedFigure {

    @QueryParam("bucket")
    @Parameter(
            description =
                    "Only rows of a bucket of the series: its start, `from`. Without it, rows of the whole window.",
            example = "2026-01-01T00:00:00Z")
    private OffsetDateTime bucket;

    @QueryParam("group")
    @Parameter(
            description =
                    "Only rows of a group: its key. If the metric is grouped by two fields, two keys in their order."
                            + " A field that groupNull or groupOther names has no key here.",
            example = "invoice")
    @Size(max = 2)
    private List<String> group;

    @QueryParam("groupNull")
    @Parameter(
            description = "Only rows in which this field, by which the metric is grouped, is null.",
            example = "entityType")
    @Size(max = 2)
    private Set<String> groupNull;

    @QueryParam("groupOther")
    @Parameter(
            description = "Only rows of the group \"other\" of this field, by which the metric is grouped.",
            example = "entityType")
    @Size(max = 2)
    private Set<String> groupOther;

    @QueryParam("measure")
    @Parameter(
            description =
                    "Only rows that this measure aggregates. Without it, the measure that is the metric's value; if"
                            + " the value is a formula, all rows of the query.",
            example = "spend")
    private String measure;

    Figure figure() {
        return new Figure(
                bucket == null ? null : bucket.toInstant(),
                group == null ? List.of() : group,
                sorted(groupNull),
                sorted(groupOther),
                measure);
    }

    /** A cursor depends on the text of the figure. */
    private static Set<String> sorted(Set<String> names) {
        return names == null ? Set.of() : new TreeSet<>(names);
    }
}
