package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

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
