package dev.tenantboard.metric;

import static dev.tenantboard.definition.KnownNames.CHART_TYPES;
import static dev.tenantboard.definition.KnownNames.CURRENCY;
import static dev.tenantboard.definition.KnownNames.FORMATS;

import dev.tenantboard.definition.Currencies;
import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How clients show a metric. What it names must exist. If the format is a currency, the unit is its code. */
public record MetricPresentation(String chartType, String format, String unit) {

    static final MetricPresentation NONE = new MetricPresentation(null, null, null);

    /**
     * Refuses names that do not exist. Only what differs from the stored presentation is checked.
     *
     * @throws ProblemException 422 with a pointer for each error
     */
    void require(MetricPresentation stored) {
        List<ProblemError> errors = Stream.of(
                        KnownNames.error("/chartType", CHART_TYPES, stored.chartType, chartType),
                        KnownNames.error("/format", FORMATS, stored.format, format),
                        unitError(stored))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** Refuses names that do not exist, in a presentation that is not stored. */
    public void require() {
        require(NONE);
    }

    private Optional<ProblemError> unitError(MetricPresentation stored) {
        boolean added = !Objects.equals(unit, stored.unit) || !Objects.equals(format, stored.format);
        return added && CURRENCY.equals(format) && unit != null && !Currencies.exists(unit)
                ? Optional.of(new ProblemError("/unit", Currencies.EXPECTED + ", because the format is currency"))
                : Optional.empty();
    }
}
