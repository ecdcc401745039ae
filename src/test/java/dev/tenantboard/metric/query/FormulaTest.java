package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantboard.metric.query.Formula.FormulaException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Map<String, BigDecimal> NUMBERS = numbers();

    private static Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new HashMap<>();
        numbers.put("won", new BigDecimal("3"));
        numbers.put("all", new BigDecimal("8"));
        numbers.put("zero", BigDecimal.ZERO);
        numbers.put("none", null);
        numbers.put("huge", new BigDecimal("1e299"));
        numbers.put("tiny", new BigDecimal("1e-299"));
        numbers.put("endless", new BigDecimal("1e100000"));
        return numbers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "1 + 2 * 3 = 7",
                "(1 + 2) * 3 = 9",
                "10 - 4 - 3 = 3",
                "24 / 4 / 3 = 2",
                "-2 * -3 = 6",
                "--2 = 2",
                "2 - -2 = 4",
                "-(1 + 2) = -3",
                "0.1 + 0.2 = 0.3",
                "007 = 7",
                "100 * won / nullif(all, 0) = 37.5",
                "1 / 3 = 0.3333333333333333333333333333333333",
                "abs(-2.5) = 2.5",
                "round(2.5) = 3",
                "round(-2.5) = -3",
                "round(2.345, 2) = 2.35",
                "round(1250, -2) = 1300",
                "round(2.5, 12) = 2.5",
                "min(3, won, all) = 3",
                "max(3, won, all) = 8",
                "coalesce(none, none, 4) = 4",
                "coalesce(none, won / zero, 1) = 1",
                "nullif(won, all) = 3",
                "nullif(won, none) = 3",
                "999999999999999999999999999999 + 1 = 1000000000000000000000000000000",
                "tiny * tiny = 0",
                "all = 8"
            })
    void computesInDecimals(String expression, BigDecimal expected) {
        BigDecimal value = Formula.parse(expression.trim()).evaluate(NUMBERS);

        assertThat(value).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "none + 1",
                "1 - none",
                "none * 0",
                "-none",
                "abs(none)",
                "round(none, 2)",
                "min(1, none)",
                "max(none, 1)",
                "coalesce(none, none)",
                "nullif(3, won)",
                "nullif(none, 1)",
                "1 / 0",
                "0 / zero",
                "1 / (won - 3)",
                "unheardOf",
                "huge * huge",
                "1 / (tiny * tiny)",
                "endless",
                "endless - endless"
            })
    void isNullWhereThereIsNoNumber(String expression) {
        BigDecimal value = Formula.parse(expression).evaluate(NUMBERS);

        assertThat(value).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1 | a number, a name",
                "'   ' | 4 | a number, a name",
                "1 + | 4 | a number, a name",
                "1 2 | 3 | an operator or the end",
                "(1 + 2 | 7 | an operator or )",
                "1) | 2 | an operator or the end",
                "+1 | 1 | a number, a name",
                "1 ** 2 | 4 | a number, a name",
                "1 % 2 | 3 | a character that formulas cannot contain",
                "a.b | 2 | a character that formulas cannot contain",
                ".5 | 1 | a character that formulas cannot contain",
                "1. | 2 | a character that formulas cannot contain",
                "1e5 | 2 | an operator or the end",
                "sum(1) | 1 | one of abs, round, min, max, coalesce, nullif",
                "ABS(1) | 1 | one of abs",
                "abs | 1 | ( is expected after it",
                "abs() | 5 | a number, a name",
                "abs(1, 2) | 1 | abs takes 1 arguments",
                "min(1) | 1 | min takes 2 to 16 arguments",
                "nullif(1, 2, 3) | 1 | nullif takes 2 arguments",
                "round(1, all) | 10 | a whole number from -12 to 12",
                "round(1, 13) | 10 | a whole number from -12 to 12",
                "round(1, -) | 11 | a whole number from -12 to 12",
                "round(1, 2, 3) | 1 | round takes 1 to 2",
                "min(1; 2) | 6 | a character that formulas cannot contain",
                "'1; drop table x' | 2 | a character that formulas cannot contain",
                "'won -- all\n' | 11 | a character that formulas cannot contain",
                "ｗon | 1 | a character that formulas cannot contain",
                "won\u00a0+ 1 | 4 | a character that formulas cannot contain",
                "1 −1 | 3 | a character that formulas cannot contain",
                "٣ + 1 | 1 | a character that formulas cannot contain",
                "1234567890123456789012345678901 | 1 | more than 30 digits",
                "a23456789012345678901234567890123456789012 | 1 | more than 40 characters"
            })
    void tellsWhereAndWhatWasExpected(String expression, int position, String expectation) {
        FormulaException refusal = catchThrowableOfType(FormulaException.class, () -> Formula.parse(expression));

        assertThat(refusal)
                .hasMessageContaining("at position " + position + " ")
                .hasMessageContaining(expectation);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void boundsWhatAFormulaCosts() {
        assertThatThrownBy(() -> Formula.parse("1" + "+1".repeat(250))).hasMessageContaining("too long");
        assertThatThrownBy(() -> Formula.parse("1" + "+1".repeat(60))).hasMessageContaining("more than 100 parts");
        assertThatThrownBy(() -> Formula.parse("(".repeat(21) + "1" + ")".repeat(21)))
                .hasMessageContaining("deeper than 20");
        assertThatThrownBy(() -> Formula.parse("-".repeat(400) + "1")).hasMessageContaining("deeper than 20");
    }

    @Test
    void knowsItsNames() {
        Formula formula = Formula.parse("100 * won / nullif(all, 0) + won");

        assertThat(formula.names()).containsExactlyInAnyOrder("won", "all");
    }

    @Test
    void isNullRatherThanWrongWhenNamesAreMissing() {
        assertThat(Formula.parse("won + 1").evaluate(Map.of())).isNull();
    }
}
