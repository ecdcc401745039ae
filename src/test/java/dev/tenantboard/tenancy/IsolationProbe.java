package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Scope;
import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Put into a copy of the WAR by tests: tries from inside what no request could ask for, on behalf of the owner of the first
 * organization of a world, and answers one line for each thing that should not have been possible.
 */
@WebServlet("/isolation-probe")
public class IsolationProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CallerRequest request;

    @Inject
    private transient IsolationProbeTransaction transaction;

    @Resource(lookup = ConnectionPool.NAME)
    private transient DataSource pool;

    @Override
    protected void doGet(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        String world = asked.getParameter("world");
        List<String> violations = new ArrayList<>();
        switch (asked.getParameter("layer")) {
            case "entities" -> probeEntities(new IsolationProbeEntities(world, violations), world);
            case "database" -> probeDatabase(new IsolationProbeSql(world, violations), world);
            default -> throw new IllegalArgumentException("no such layer");
        }
        response.setContentType("text/plain");
        response.getWriter().print(String.join("\n", violations));
    }

    private void probeEntities(IsolationProbeEntities probe, String world) {
        ask(world, "a");
        transaction.tryOut(probe::readRowsOfOthers);
        transaction.tryOut(probe::followReferences);
        probe.attempts().forEach(transaction::tryOut);
        transaction.tryOut(probe::loadOwnRows);
        ask(world, "b");
        transaction.tryOut(probe::findRowsOfFirst);
    }

    private void probeDatabase(IsolationProbeSql probe, String world) {
        probe.useWithoutTenant(pool);
        ask(world, "a");
        transaction.tryOut(probe::useEntityManager);
        transaction.tryOut(entities -> probe.useConnection(pool));
        probe.lookIntoPool(pool);
    }

    private void ask(String world, String organization) {
        String id = world + "-" + organization;
        request.admit(
                new Identity(id + "-owner", id, false, Instant.MAX), Access.WRITE_METRICS, id, Scope.ORGANIZATION);
    }
}
