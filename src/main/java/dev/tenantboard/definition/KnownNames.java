package dev.tenantboard.definition;

import dev.tenantboard.problem.ProblemError;
import java.util.List;
import java.util.Optional;

/**
 * The names that a field of a definition may have. Only a change to another name is checked: a name that was stored
 * before the list stays, and does not prevent changes of other fields.
 */
public final class KnownNames {

    /** The kinds of charts. */
    public static final String CHART_TYPES = "line|area|bar|column|combo|pie|doughnut|scatter|bubble|radar|gauge|funnel"
            + "|heatmap|histogram|treemap|waterfall|sparkline";

    /** The formats of a metric's value. */
    public static final String FORMATS = "number|currency|percent|duration|bytes";

    /** The format whose unit is a currency. */
    public static final String CURRENCY = "currency";

    private KnownNames() {}

    /**
     * Returns an error if a change adds a name that is not in the list.
     *
     * @param before the stored name, or null
     * @param after the name after the change, or null
     */
    public static Optional<ProblemError> error(String pointer, String names, String before, String after) {
        boolean known = after == null
                || after.equals(before)
                || List.of(names.split("\\|")).contains(after);
        return known
                ? Optional.empty()
                : Optional.of(new ProblemError(pointer, "must be one of " + names.replace("|", ", ")));
    }
}
