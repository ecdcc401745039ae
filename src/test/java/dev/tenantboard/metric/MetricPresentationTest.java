package dev.tenantboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantboard.definition.KnownNames;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricPresentationTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "line, number, events",
                "-, -, -",
                "sparkline, currency, EUR",
                "pie, currency, JPY",
                "bar, currency, -",
                "-, percent, %"
            })
    void acceptsWhatExists(String chart, String format, String unit) {
        assertThatCode(() -> new MetricPresentation(chart, format, unit).require())
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsAllOfTheLists() {
        for (String chart : KnownNames.CHART_TYPES.split("\\|")) {
            for (String format : KnownNames.FORMATS.split("\\|")) {
                new MetricPresentation(chart, format, "EUR").require();
            }
        }
        Currency.getAvailableCurrencies()
                .forEach(currency -> new MetricPresentation(null, "currency", currency.getCurrencyCode()).require());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "lines, number, -, /chartType",
                "LINE, number, -, /chartType",
                "'', number, -, /chartType",
                "line|area, number, -, /chartType",
                "-, money, -, /format",
                "-, currency, Euro, /unit",
                "-, currency, eur, /unit",
                "-, currency, ABC, /unit"
            })
    void refusesWhatDoesNotExist(String chart, String format, String unit, String pointer) {
        assertThat(errors(new MetricPresentation(chart, format, unit), MetricPresentation.NONE))
                .extracting(ProblemError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void listsWhatExists() {
        List<ProblemError> errors = errors(new MetricPresentation("x", "y", null), MetricPresentation.NONE);

        assertThat(errors).extracting(ProblemError::detail).allMatch(detail -> detail.startsWith("must be one of "));
        assertThat(errors.get(1).detail()).isEqualTo("must be one of number, currency, percent, duration, bytes");
    }

    @Test
    void checksOnlyWhatChanges() {
        var stored = new MetricPresentation("sankey", "money", "Euro");

        new MetricPresentation("sankey", "money", "Euro").require(stored);
        new MetricPresentation(null, "money", "Dollar").require(stored);
        assertThat(errors(new MetricPresentation("sankeys", "currency", "Euro"), stored))
                .extracting(ProblemError::pointer)
                .containsExactly("/chartType", "/unit");
        new MetricPresentation(null, "currency", "Euro").require(new MetricPresentation("pie", "currency", "Euro"));
    }

    private static List<ProblemError> errors(MetricPresentation next, MetricPresentation stored) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> next.require(stored));
        assertThat(refusal).as(next.toString()).isNotNull();
        return refusal.problem().errors();
    }
}
