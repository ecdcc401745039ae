package dev.tenantboard.local;

import dev.tenantboard.local.SampleOrganizations.Membership;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills a migrated database once. It inserts the platform's rows as the migration role. It inserts all other rows as the
 * application role, in one transaction for each tenant, as the server does.
 */
final class SampleData {

    private SampleData() {}

    /**
     * Adds what is not there. It needs {@link SampleInvoices}.
     *
     * @param receiver the service that the quick actions call
     * @return whether it inserted dashboards
     */
    static boolean fill(DatabaseAccess database, URI receiver) {
        try (Connection owner = database.owner();
                Connection application = database.application()) {
            owner.setAutoCommit(false);
            application.setAutoCommit(false);
            boolean platformFilled = isThere(owner);
            if (!platformFilled) {
                SampleOrganizations.insert(new Rows(owner));
                owner.commit();
            }
            return fillDashboards(application, receiver);
        } catch (SQLException failure) {
            throw new IllegalStateException("The sample data could not be written: " + failure.getMessage(), failure);
        }
    }

    private static boolean isThere(Connection owner) throws SQLException {
        try (var statement = owner.prepareStatement("select from organizations where id = ?")) {
            statement.setString(1, SampleOrganizations.NORTHWIND.id());
            return statement.executeQuery().next();
        }
    }

    /** Commits all rows of an organization together, so that the next start continues an interrupted one. */
    private static boolean fillDashboards(Connection application, URI receiver) throws SQLException {
        boolean filled = false;
        Rows rows = new Rows(application);
        for (Organization organization : SampleOrganizations.ALL) {
            String owner = ownerOf(organization);
            rows.actAs(organization.id(), owner);
            SampleActivity.add(application, organization);
            if (isEmpty(application, organization)) {
                new SampleDashboard(rows, organization, owner).insert();
                filled = true;
            }
            SampleDashboard.call(application, organization, receiver);
            application.commit();
        }
        return fillLayouts(rows) || filled;
    }

    private static boolean fillLayouts(Rows rows) throws SQLException {
        if (hasLayouts(rows)) {
            return false;
        }
        for (List<Membership> ofOne : SampleOrganizations.MEMBERSHIPS.stream()
                .collect(Collectors.groupingBy(Membership::userId, LinkedHashMap::new, Collectors.toList()))
                .values()) {
            rows.actAs(ofOne.get(0).organizationId(), ofOne.get(0).userId());
            SampleLayout.insert(rows, ofOne);
        }
        rows.connection().commit();
        return true;
    }

    private static String ownerOf(Organization organization) {
        return SampleOrganizations.membersOf(organization).stream()
                .filter(membership -> membership.role().equals("OWNER"))
                .findFirst()
                .orElseThrow()
                .userId();
    }

    private static boolean isEmpty(Connection application, Organization organization) throws SQLException {
        try (var statement =
                application.prepareStatement("select from dashboard_widgets where organization_id = ? limit 1")) {
            statement.setString(1, organization.id());
            return !statement.executeQuery().next();
        }
    }

    private static boolean hasLayouts(Rows rows) throws SQLException {
        rows.actAs(SampleOrganizations.NORTHWIND.id(), ownerOf(SampleOrganizations.NORTHWIND));
        try (var statement = rows.connection().prepareStatement("select from user_dashboards limit 1")) {
            return statement.executeQuery().next();
        }
    }
}
