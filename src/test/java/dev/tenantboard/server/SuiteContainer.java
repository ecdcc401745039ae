package dev.tenantboard.server;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Arquillian's Payara Micro with one deployment for all classes, because all classes deploy the same archive. */
public final class SuiteContainer extends PayaraMicroDeployableContainer {

    /** The servlet with which Arquillian's protocol runs a test method inside the server. */
    private static final String TEST_RUNNER = "ArquillianServletRunnerEE9";

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            PayaraMicro server = TestServer.deployOnce(() -> export(archive)).server();
            HTTPContext context = new HTTPContext("localhost", server.port());
            context.add(new Servlet(TEST_RUNNER, ""));
            return new ProtocolMetaData().addContext(context);
        } catch (RuntimeException failure) {
            throw new DeploymentException(failure.getMessage(), failure);
        }
    }

    private static Path export(Archive<?> archive) {
        try {
            Path directory = Files.createTempDirectory("tenantboard-war");
            Path war = directory.resolve(archive.getName());
            directory.toFile().deleteOnExit();
            war.toFile().deleteOnExit();
            archive.as(ZipExporter.class).exportTo(war.toFile());
            return war;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // The next class uses it too.
    }

    @Override
    public void stop() {
        // The server ends with the JVM, see TestServer.
    }
}
