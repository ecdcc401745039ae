package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.problem.ProblemException;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Conditions on the rows of all metrics of a dashboard, from query parameters. */
public class RequestedFilters {

    private static final int MAX_FIELDS = 2;

    private static final int MAX_VALUES = 20;

    @QueryParam("filter")
    @Parameter(
            description =
                    "A condition on the rows that metrics read: a field and its value, as in entityType:invoice. The"
                            + " field is one of texts, numbers, or true and false. At most two fields. Several values of one field"
                            + " mean any of them. A condition applies to each metric whose datasets have the field. Each metric"
                            + " says which conditions apply.")
    @Size(max = MAX_VALUES)
    private List<@Size(min = 1, max = 600) String> filters;

    /**
     * Returns the conditions, one for each field.
     *
     * @throws ProblemException 400 if one is invalid
     */
    public List<FieldFilter> filters() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String filter : filters == null ? List.<String>of() : filters) {
            int colon = filter.indexOf(':');
            if (colon < 1) {
                throw ProblemException.badParameter(
                        "filter", "must be a field and its value with a colon between them, as in entityType:invoice");
            }
            values.computeIfAbsent(filter.substring(0, colon), field -> new ArrayList<>())
                    .add(filter.substring(colon + 1));
        }
        if (values.size() > MAX_FIELDS) {
            throw ProblemException.badParameter("filter", "must name at most " + MAX_FIELDS + " fields");
        }
        return values.entrySet().stream()
                .map(filter -> new FieldFilter(filter.getKey(), List.copyOf(filter.getValue())))
                .toList();
    }
}
