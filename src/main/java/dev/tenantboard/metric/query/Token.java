package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.Formula.FormulaException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of an expression.
 *
 * @param position the position of its first character, counted from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    private static final int MAX_DIGITS = 30;

    private static final int MAX_NAME = 40;

    private static final Pattern WORD =
            Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?)|(?<name>[A-Za-z][A-Za-z0-9_]*+)|(?<sign>[-+*/(),])");

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Returns the tokens of an expression. The last one marks the end. */
    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(expression);
        int at = afterBlanks(expression, 0);
        while (at < expression.length()) {
            if (!word.find(at) || word.start() != at) {
                throw new FormulaException(at + 1, "is a character that formulas cannot contain");
            }
            tokens.add(checked(new Token(kind(word), word.group(), at + 1)));
            at = afterBlanks(expression, word.end());
        }
        tokens.add(new Token(Kind.END, "", expression.length() + 1));
        return tokens;
    }

    private static int afterBlanks(String expression, int start) {
        int at = start;
        while (at < expression.length() && expression.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static Kind kind(Matcher word) {
        if (word.group("number") != null) {
            return Kind.NUMBER;
        }
        return word.group("name") == null ? Kind.SIGN : Kind.NAME;
    }

    private static Token checked(Token token) {
        if (token.kind == Kind.NUMBER && token.text.replace(".", "").length() > MAX_DIGITS) {
            throw new FormulaException(token.position, "the number has more than " + MAX_DIGITS + " digits");
        }
        if (token.kind == Kind.NAME && token.text.length() > MAX_NAME) {
            throw new FormulaException(token.position, "the name has more than " + MAX_NAME + " characters");
        }
        return token;
    }
}
