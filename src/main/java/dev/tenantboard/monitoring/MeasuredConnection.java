package dev.tenantboard.monitoring;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * Measures the statements of a connection. The driver sends {@code begin} before a transaction's first statement, and nothing
 * at the end of a transaction without statements.
 */
final class MeasuredConnection extends Forwarding {

    private boolean autoCommit = true;
    private boolean begun;

    private MeasuredConnection(Connection connection) {
        super(connection);
    }

    static Connection around(Connection connection) {
        return proxy(Connection.class, new MeasuredConnection(connection));
    }

    private static <T> T proxy(Class<T> type, Forwarding handler) {
        return type.cast(
                Proxy.newProxyInstance(MeasuredConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    Object call(Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" ->
                proxy(PreparedStatement.class, statement(forward(method, arguments), (String) arguments[0]));
            case "prepareCall" ->
                proxy(CallableStatement.class, statement(forward(method, arguments), (String) arguments[0]));
            case "createStatement" -> proxy(Statement.class, statement(forward(method, arguments), null));
            case "commit", "rollback" -> end(method, arguments);
            case "setAutoCommit" -> {
                autoCommit = (Boolean) arguments[0];
                // This commits an open transaction.
                yield autoCommit && begun ? measuredEnd(method, arguments) : forward(method, arguments);
            }
            default -> forward(method, arguments);
        };
    }

    private MeasuredStatement statement(Object statement, String sql) {
        return new MeasuredStatement(statement, sql, this);
    }

    /** Counts statements of one round trip. */
    void sent(int statements, String sql, long began, boolean failed) {
        boolean begins = !autoCommit && !begun;
        begun = !autoCommit;
        DatabaseTime.add(begins ? statements + 1 : statements, sql, began, failed);
    }

    private Object end(Method method, Object[] arguments) throws Throwable {
        if (!begun || arguments != null) {
            // The driver sends nothing, or only rolls back to a savepoint.
            return forward(method, arguments);
        }
        return measuredEnd(method, arguments);
    }

    private Object measuredEnd(Method method, Object[] arguments) throws Throwable {
        long began = System.nanoTime();
        boolean failed = true;
        try {
            Object result = forward(method, arguments);
            failed = false;
            return result;
        } finally {
            begun = false;
            DatabaseTime.add(1, method.getName().equals("rollback") ? "rollback" : "commit", began, failed);
        }
    }
}
