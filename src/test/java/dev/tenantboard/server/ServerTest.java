package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import dev.tenantboard.database.EmbeddedPostgresServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A test that sends HTTP requests to the suite's server, and may read its database. */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@RunAsClient
public abstract class ServerTest {

    protected Api api;
    protected EmbeddedPostgresServer database;

    @Deployment
    public static WebArchive deployment() {
        return BuiltWar.withTests();
    }

    @BeforeEach
    void useTheSuitesServer() {
        TestServer running = TestServer.running();
        api = Api.at(running.server().baseUri());
        database = running.database();
    }
}
