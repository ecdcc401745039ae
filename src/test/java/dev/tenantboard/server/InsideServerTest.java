package dev.tenantboard.server;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test whose methods run inside the suite's server, with injection. Its class is named {@code *InsideIT} and uses no other
 * class of the tests, because only such classes are in the deployment.
 */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class InsideServerTest {

    @Deployment
    public static WebArchive deployment() {
        return BuiltWar.withTests();
    }
}
