package dev.tenantboard.monitoring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.LongAdder;

/**
 * Payara's connection pool, read through the server's own classes: its metrics and MBeans do not include a pool that an
 * application defines. Reflection calls the classes, because no public artifact contains them; a test fails if they change. A
 * pool has one listener. Ours replaces that of the server's own monitoring, which is off.
 */
final class ServerPool {

    private static final String RUNTIME = "com.sun.enterprise.connectors.ConnectorRuntime";
    private static final String POOL_NAME = "org.glassfish.resourcebase.resources.api.PoolInfo";
    private static final String LISTENER = "com.sun.enterprise.resource.listener.PoolLifeCycleListener";

    private final String name;
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private Object observed;

    ServerPool(String application, String jndiName) {
        this.name = "__SYSTEM/pools/__datasource_definition/" + application + "/" + jndiName;
    }

    /** The server replaces a pool whose definition changes, so each call looks it up. */
    synchronized Object find() throws ReflectiveOperationException {
        Object manager = call(Class.forName(RUNTIME).getMethod("getRuntime").invoke(null), "getPoolManager");
        Class<?> named = Class.forName(POOL_NAME);
        Object pool = manager.getClass()
                .getMethod("getPool", named)
                .invoke(manager, named.getConstructor(String.class).newInstance(name));
        if (pool == null) {
            throw new ClassNotFoundException("no pool " + name);
        }
        if (pool != observed) {
            observe(pool);
            observed = pool;
        }
        return pool;
    }

    private void observe(Object pool) throws ReflectiveOperationException {
        Class<?> listener = Class.forName(LISTENER);
        InvocationHandler observer = (proxy, method, arguments) ->
                method.getDeclaringClass() == Object.class ? method.invoke(this, arguments) : record(method, arguments);
        pool.getClass()
                .getMethod("setPoolLifeCycleListener", listener)
                .invoke(pool, Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, observer));
    }

    private Object record(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "connectionTimedOut" -> timeouts.increment();
            case "connectionRequestServed" -> waitedMillis.add((Long) arguments[0]);
            default -> {
                // The pool's status contains the rest.
            }
        }
        return null;
    }

    /**
     * Returns a number of the pool now, which a chain of getters reads.
     *
     * @throws IllegalStateException if the pool does not exist at the moment; the scrape then leaves out its series
     */
    Number value(String... getters) {
        try {
            Object value = find();
            for (String getter : getters) {
                value = call(value, getter);
            }
            return (Number) value;
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    long timeouts() {
        return timeouts.sum();
    }

    long waitedMillis() {
        return waitedMillis.sum();
    }
}
