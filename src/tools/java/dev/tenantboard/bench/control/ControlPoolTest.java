package dev.tenantboard.bench.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.sql.DataSourceDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ControlPoolTest {

    private static final Set<String> OWN = Set.of("name", "className");

    @Test
    void isTheProductsUnderAnotherNameOverTheBareDriver() throws ReflectiveOperationException {
        assertThat(settings(ControlPool.class)).isNotEmpty().isEqualTo(settings(ConnectionPool.class));
    }

    private static Map<String, Object> settings(Class<?> pool)
            throws InvocationTargetException, IllegalAccessException {
        Map<String, Object> settings = new TreeMap<>();
        for (Method setting : DataSourceDefinition.class.getDeclaredMethods()) {
            if (!OWN.contains(setting.getName())) {
                Object value = setting.invoke(pool.getAnnotation(DataSourceDefinition.class));
                settings.put(setting.getName(), value instanceof String[] several ? List.of(several) : value);
            }
        }
        return settings;
    }
}
