package dev.tenantboard.metric.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of an expression.
 *
 * @param position of its first sign, counted from 1
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

    /** The words of an expression, with the end as the last of them. */
    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(expression);
        int place = afterBlanks(expression, 0);
        while (place < expression.length()) {
            if (!word.find(place) || word.start() != place) {
                throw new FormulaException(place + 1, "is a sign that formulas do not know");
            }
            tokens.add(checked(new Token(kind(word), word.group(), place + 1)));
            place = afterBlanks(expression, word.end());
        }
        tokens.add(new Token(Kind.END, "", expression.length() + 1));
        return tokens;
    }

    private static int afterBlanks(String expression, int start) {
        int place = start;
        while (place < expression.length() && expression.charAt(place) == ' ') {
            place++;
        }
        return place;
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
            throw new FormulaException(token.position, "the name has more than " + MAX_NAME + " signs");
        }
        return token;
    }
}
