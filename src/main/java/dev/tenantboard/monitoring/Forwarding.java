package dev.tenantboard.monitoring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A proxy of one of the driver's objects. JDBC's interfaces have hundreds of methods, and we measure a few. */
abstract class Forwarding implements InvocationHandler {

    private final Object target;

    Forwarding(Object target) {
        this.target = target;
    }

    @Override
    public final Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return method.getName().equals("equals") && method.getDeclaringClass() == Object.class
                ? proxy == arguments[0]
                : call(method, arguments);
    }

    /** Handles all methods except {@code equals}. */
    abstract Object call(Method method, Object[] arguments) throws Throwable;

    final Object forward(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
