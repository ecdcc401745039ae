package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** An expression over named numbers. */
public final class Formula {

    /** The most signs that an expression may have. */
    public static final int MAX_LENGTH = 500;

    private final Term term;
    private final Set<String> names;

    private Formula(Term term, Set<String> names) {
        this.term = term;
        this.names = names;
    }

    /**
     * Reads an expression.
     *
     * @throws FormulaException if it is none, or is too large
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

    /** Whether a word is the name of a function, and so of nothing else. */
    public static boolean isFunction(String word) {
        return Function.of(word).isPresent();
    }

    /** The names that it is over. */
    public Set<String> names() {
        return names;
    }

    /** Its value, or null. A name that is not among the numbers is null. */
    public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
        return term.evaluate(numbers);
    }
}
