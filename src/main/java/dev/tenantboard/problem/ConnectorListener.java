package dev.tenantboard.problem;

import dev.tenantboard.trace.ConnectorLog;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Guards the server's connectors while the application is deployed. On a server with other connectors it only logs that. */
@WebListener
public class ConnectorListener implements ServletContextListener {

    /** The attribute of a request whose body the server decodes. */
    public static final String COMPRESSED = ConnectorListener.class.getName() + ".compressed";

    private static final Logger LOG = System.getLogger(ConnectorListener.class.getName());

    @Inject
    private ConnectorLog log;

    private Connectors connectors;

    @Override
    public void contextInitialized(ServletContextEvent application) {
        try {
            connectors = Connectors.guarded(log);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            LOG.log(Level.WARNING, "The server itself answers malformed requests: {0}", unknown.toString());
        }
        try {
            Connectors.nameStatuses();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            LOG.log(Level.WARNING, "Some statuses have no reason phrase: {0}", unknown.toString());
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent application) {
        if (connectors != null) {
            connectors.release();
        }
    }
}
