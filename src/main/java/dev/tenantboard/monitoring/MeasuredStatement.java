package dev.tenantboard.monitoring;

import java.lang.reflect.Method;

/**
 * Measures the executions of a statement. A batch counts as many statements as it has parts. If our code sends two statements
 * in one round trip, a semicolon ends the last line of the first.
 */
final class MeasuredStatement extends Forwarding {

    private static final String END = ";\n";

    /** The prepared SQL; null if each execution has its own. */
    private final String sql;

    private final MeasuredConnection connection;

    MeasuredStatement(Object statement, String sql, MeasuredConnection connection) {
        super(statement);
        this.sql = sql;
        this.connection = connection;
    }

    @Override
    Object call(Method method, Object[] arguments) throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return forward(method, arguments);
        }
        String executed = sql(arguments);
        long began = System.nanoTime();
        int statements = 1;
        boolean failed = true;
        try {
            Object result = forward(method, arguments);
            statements = parts(result, executed);
            failed = false;
            return result;
        } finally {
            connection.sent(statements, executed, began, failed);
        }
    }

    private String sql(Object[] arguments) {
        return sql == null && arguments != null ? (String) arguments[0] : sql;
    }

    private static int parts(Object result, String sql) {
        if (result instanceof int[] counts) {
            return counts.length;
        }
        if (result instanceof long[] counts) {
            return counts.length;
        }
        int parts = 1;
        for (int at = sql.indexOf(END); at >= 0 && at + END.length() < sql.length(); at = sql.indexOf(END, at + 1)) {
            parts++;
        }
        return parts;
    }
}
