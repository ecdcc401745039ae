package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** An expression over named numbers. */
public final class Formula {

    /** The largest number of characters of an expression. */
    public static final int MAX_LENGTH = 500;

    private final Term term;
    private final Set<String> names;

    private Formula(Term term, Set<String> names) {
        this.term = term;
        this.names = names;
    }

    /**
     * Parses an expression.
     *
     * @throws FormulaException if the expression is invalid or too large
     */
    public static Formula parse(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new FormulaException(
                    MAX_LENGTH + 1, "the formula is too long: " + MAX_LENGTH + " signs are the limit");
        }
        var parser = new FormulaParser(expression);
        Term term = parser.parse();
        return new Formula(term, Set.copyOf(parser.names()));
    }

    /** Returns whether a word is the name of a function. Such a word cannot be an id. */
    public static boolean isFunction(String word) {
        return Function.of(word).isPresent();
    }

    /** Returns the names that the expression uses. */
    public Set<String> names() {
        return names;
    }

    /** Returns the value, or null. A name without a number counts as null. */
    public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
        return term.evaluate(numbers);
    }
}
