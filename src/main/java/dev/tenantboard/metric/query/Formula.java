package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

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
                    MAX_LENGTH + 1, "the formula is too long: " + MAX_LENGTH + " characters are the limit");
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

    /** A node of a formula. */
    sealed interface Term {

        BigDecimal evaluate(Map<String, BigDecimal> numbers);

        record Constant(BigDecimal number) implements Term {
            @Override
            public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
                return number;
            }
        }

        record Name(String name) implements Term {
            @Override
            public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
                return Arithmetic.bounded(numbers.get(name));
            }
        }

        record Negation(Term term) implements Term {
            @Override
            public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
                BigDecimal value = term.evaluate(numbers);
                return value == null ? null : value.negate();
            }
        }

        record Operation(BinaryOperator<BigDecimal> operator, Term left, Term right) implements Term {
            @Override
            public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
                BigDecimal first = left.evaluate(numbers);
                BigDecimal second = right.evaluate(numbers);
                return first == null || second == null ? null : operator.apply(first, second);
            }
        }

        record Call(Function function, List<Term> arguments) implements Term {
            @Override
            public BigDecimal evaluate(Map<String, BigDecimal> numbers) {
                List<BigDecimal> values = new ArrayList<>();
                arguments.forEach(argument -> values.add(argument.evaluate(numbers)));
                return function.call(values);
            }
        }
    }

    /** An invalid expression. The message contains the position and what was expected, but no part of the expression. */
    public static final class FormulaException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int position;

        FormulaException(int position, String expectation) {
            super("at position " + position + " " + expectation, null, false, false);
            this.position = position;
        }

        /** The position of the error in the expression, counted from 1. */
        public int position() {
            return position;
        }
    }
}
