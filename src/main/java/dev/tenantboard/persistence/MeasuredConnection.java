package dev.tenantboard.persistence;

import dev.tenantboard.trace.DatabaseWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * Counts and measures the statements of a connection. JDBC's interfaces have hundreds of methods, so a proxy forwards those that
 * send nothing. The driver sends {@code begin} before a transaction's first statement, and nothing at the end of a transaction
 * without statements. A batch counts as many statements as it has parts. If our code sends two statements in one round trip, a
 * semicolon ends the last line of the first.
 */
final class MeasuredConnection {

    private static final String END = ";\n";

    private final Connection target;
    private boolean autoCommit = true;
    private boolean begun;

    private MeasuredConnection(Connection target) {
        this.target = target;
    }

    static Connection around(Connection connection) {
        return (Connection) proxy(Connection.class, new MeasuredConnection(connection)::call);
    }

    private interface Calls {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(
                MeasuredConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        method.getName().equals("equals") ? proxy == arguments[0] : calls.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement", "prepareCall", "createStatement" -> statement(method, arguments);
            // With an argument, a rollback to a savepoint.
            case "commit", "rollback" ->
                begun && arguments == null
                        ? end(method.getName(), method, arguments)
                        : forward(target, method, arguments);
            case "setAutoCommit" -> {
                autoCommit = (Boolean) arguments[0];
                // This commits an open transaction.
                yield autoCommit && begun ? end("commit", method, arguments) : forward(target, method, arguments);
            }
            default -> forward(target, method, arguments);
        };
    }

    private Object statement(Method method, Object[] arguments) throws Throwable {
        Object statement = forward(target, method, arguments);
        String prepared = sql(arguments);
        return proxy(
                method.getReturnType(),
                (called, values) -> called.getName().startsWith("execute")
                        ? execute(prepared == null ? sql(values) : prepared, statement, called, values)
                        : forward(statement, called, values));
    }

    /** Returns null for a batch, and for a statement that is not prepared. */
    private static String sql(Object... arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : null;
    }

    private Object execute(String sql, Object statement, Method method, Object... arguments) throws Throwable {
        int begin = autoCommit || begun ? 0 : 1;
        begun = !autoCommit;
        return measured(begin, sql, statement, method, arguments);
    }

    private Object end(String sql, Method method, Object... arguments) throws Throwable {
        begun = false;
        return measured(0, sql, target, method, arguments);
    }

    private static Object measured(int begin, String sql, Object target, Method method, Object... arguments)
            throws Throwable {
        long began = System.nanoTime();
        int statements = 1;
        boolean failed = true;
        try {
            Object result = forward(target, method, arguments);
            statements = statements(result, sql);
            failed = false;
            return result;
        } finally {
            DatabaseWork.count(begin + statements, sql, began, failed);
        }
    }

    private static int statements(Object result, String sql) {
        if (result instanceof int[] counts) {
            return counts.length;
        }
        if (result instanceof long[] counts) {
            return counts.length;
        }
        int statements = 1;
        for (int at = sql.indexOf(END); at >= 0 && at + END.length() < sql.length(); at = sql.indexOf(END, at + 1)) {
            statements++;
        }
        return statements;
    }

    private static Object forward(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
