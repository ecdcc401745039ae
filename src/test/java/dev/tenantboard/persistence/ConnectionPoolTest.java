package dev.tenantboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.sql.DataSourceDefinition;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    @Test
    void namesItselfAsTheClassOfItsConnections() {
        DataSourceDefinition definition = ConnectionPool.class.getAnnotation(DataSourceDefinition.class);

        assertThat(definition.className()).isEqualTo(ConnectionPool.class.getName());
    }
}
