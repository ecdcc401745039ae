package dev.tenantboard.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;

class ContainerInsideIT extends InsideServerTest {

    @Inject
    private BeanManager beans;

    @Test
    void runsInTheServersJvmWithInjection() throws Exception {
        Object application = new InitialContext().lookup("java:app/AppName");

        assertThat(beans).isNotNull();
        assertThat(application).isEqualTo("tenantboard");
    }
}
