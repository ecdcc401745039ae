package dev.tenantboard.monitoring;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * Measures what a connection is asked. The driver sends {@code begin} ahead of a transaction's first statement, and
 * nothing at the end of one that had none.
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
                // What was begun is committed by that.
                yield autoCommit && begun ? measuredEnd(method, arguments) : forward(method, arguments);
            }
            default -> forward(method, arguments);
        };
    }

    private MeasuredStatement statement(Object statement, String sql) {
        return new MeasuredStatement(statement, sql, this);
    }

    /** Statements were sent together. */
    void sent(int statements, String sql, long began, boolean failed) {
        boolean begins = !autoCommit && !begun;
        begun = !autoCommit;
        DatabaseTime.add(begins ? statements + 1 : statements, sql, began, failed);
    }

    private Object end(Method method, Object[] arguments) throws Throwable {
        if (!begun || arguments != null) {
            // Nothing is sent; or it goes back to a savepoint only.
            return forward(method, arguments);
        }
        return measuredEnd(method, arguments);
    }

    private Object measuredEnd(Method method, Object[] arguments) throws Throwable {
        long began = System.nanoTime();
        boolean failed = true;
        try {
            Object nothing = forward(method, arguments);
            failed = false;
            return nothing;
        } finally {
            begun = false;
            DatabaseTime.add(1, method.getName().equals("rollback") ? "rollback" : "commit", began, failed);
        }
    }
}
