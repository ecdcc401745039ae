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
 * Tests add it to a copy of the WAR. It attempts accesses that no request can make, as the owner of the first organization of a
 * world, and returns one line for each attempt that should have failed.
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
    protected void doGet(HttpServletRequest probed, HttpServletResponse response) throws IOException {
        String world = probed.getParameter("world");
        List<String> violations = new ArrayList<>();
        switch (probed.getParameter("layer")) {
            case "entities" -> probeEntities(new IsolationProbeEntities(world, violations), world);
            case "database" -> probeDatabase(new IsolationProbeSql(world, violations), world);
            default -> throw new IllegalArgumentException("no such layer");
        }
        response.setContentType("text/plain");
        response.getWriter().print(String.join("\n", violations));
    }

    private void probeEntities(IsolationProbeEntities probe, String world) {
        admit(world, "a");
        transaction.attempt(probe::readRowsOfOthers);
        transaction.attempt(probe::followReferences);
        probe.attempts().forEach(transaction::attempt);
        transaction.attempt(probe::loadOwnRows);
        admit(world, "b");
        transaction.attempt(probe::findRowsOfFirst);
    }

    private void probeDatabase(IsolationProbeSql probe, String world) {
        probe.useWithoutTenant(pool);
        admit(world, "a");
        transaction.attempt(probe::useEntityManager);
        transaction.attempt(entities -> probe.useConnection(pool));
        probe.checkPool(pool);
    }

    private void admit(String world, String organization) {
        String id = world + "-" + organization;
        request.admit(
                new Identity(id + "-owner", id, false, Instant.MAX), Access.WRITE_METRICS, id, Scope.ORGANIZATION);
    }
}
