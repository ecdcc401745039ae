package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.Formula.FormulaException;
import dev.tenantboard.metric.query.Formula.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Parses an expression by recursive descent. The grammar is in the package description. */
final class FormulaParser {

    private static final int MAX_DEPTH = 20;

    private static final int MAX_TERMS = 100;

    private static final int MAX_ROUNDING = 12;

    private final List<Token> tokens;
    private final Set<String> names = new HashSet<>();
    private int next;
    private int depth;
    private int terms;

    FormulaParser(String expression) {
        tokens = Token.of(expression);
    }

    Set<String> names() {
        return names;
    }

    Term parse() {
        Term term = sum();
        if (peek().kind() != Token.Kind.END) {
            throw new FormulaException(peek().position(), "an operator or the end of the formula is expected");
        }
        return term;
    }

    private Term sum() {
        Term term = product();
        while (peek().is("+") || peek().is("-")) {
            BinaryOperator<BigDecimal> operator = take().is("+") ? Arithmetic::add : Arithmetic::subtract;
            term = counted(new Term.Operation(operator, term, product()));
        }
        return term;
    }

    private Term product() {
        Term term = factor();
        while (peek().is("*") || peek().is("/")) {
            BinaryOperator<BigDecimal> operator = take().is("*") ? Arithmetic::multiply : Arithmetic::divide;
            term = counted(new Term.Operation(operator, term, factor()));
        }
        return term;
    }

    private Term factor() {
        if (++depth > MAX_DEPTH) {
            throw new FormulaException(peek().position(), "the formula is nested deeper than " + MAX_DEPTH);
        }
        Term term = counted(unnested());
        depth--;
        return term;
    }

    private Term unnested() {
        Token token = take();
        if (token.kind() == Token.Kind.NUMBER) {
            return new Term.Constant(new BigDecimal(token.text()));
        }
        if (token.kind() == Token.Kind.NAME) {
            return peek().is("(") ? call(token) : name(token);
        }
        if (token.is("-")) {
            return new Term.Negation(factor());
        }
        if (token.is("(")) {
            Term inner = sum();
            expect(")", "an operator or ) is expected");
            return inner;
        }
        throw new FormulaException(token.position(), "a number, a name, a function, - or ( is expected");
    }

    private Term name(Token token) {
        if (Formula.isFunction(token.text())) {
            throw new FormulaException(
                    token.position(), "a function stands without its arguments: ( is expected after it");
        }
        names.add(token.text());
        return new Term.Name(token.text());
    }

    private Term call(Token token) {
        Function function = Function.of(token.text())
                .orElseThrow(() -> new FormulaException(
                        token.position(), "a function is expected before (: one of " + Function.words()));
        List<Term> arguments = new ArrayList<>();
        do {
            take();
            arguments.add(function == Function.ROUND && arguments.size() == 1 ? digits() : sum());
        } while (peek().is(","));
        expect(")", "an operator, a comma or ) is expected");
        if (arguments.size() < function.fewest || arguments.size() > function.most) {
            throw new FormulaException(
                    token.position(),
                    function.word() + " takes " + function.fewest
                            + (function.most == function.fewest ? "" : " to " + function.most) + " arguments");
        }
        return new Term.Call(function, arguments);
    }

    /** The digits of round are a literal, so that no tenant's data decides how much a rounding costs. */
    private Term digits() {
        boolean negative = peek().is("-");
        Token token = negative ? tokens.get(next + 1) : peek();
        if (token.kind() != Token.Kind.NUMBER
                || !token.text().matches("[0-9]{1,2}")
                || Integer.parseInt(token.text()) > MAX_ROUNDING) {
            throw new FormulaException(
                    token.position(), "a whole number from -" + MAX_ROUNDING + " to " + MAX_ROUNDING + " is expected");
        }
        next += negative ? 2 : 1;
        BigDecimal digits = new BigDecimal(token.text());
        return counted(new Term.Constant(negative ? digits.negate() : digits));
    }

    private Term counted(Term term) {
        if (++terms > MAX_TERMS) {
            throw new FormulaException(peek().position(), "the formula has more than " + MAX_TERMS + " parts");
        }
        return term;
    }

    private void expect(String sign, String otherwise) {
        if (!peek().is(sign)) {
            throw new FormulaException(peek().position(), otherwise);
        }
        next++;
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The parser never reads past the end token. */
    private Token take() {
        Token token = peek();
        next += token.kind() == Token.Kind.END ? 0 : 1;
        return token;
    }
}
