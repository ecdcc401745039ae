package dev.tenantboard.local;

import dev.tenantboard.local.SampleOrganizations.Business;
import dev.tenantboard.local.SampleOrganizations.Membership;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Activities of an organization in a year, or in the time for which its tier keeps them. */
final class SampleActivity {

    private static final SampleScript SCRIPT = SampleScript.of("activities.sql");

    private SampleActivity() {}

    /** Adds those that are not there. The connection acts for the organization. */
    static void add(Connection application, Organization organization) throws SQLException {
        Business business = organization.business();
        List<String> members = SampleOrganizations.membersOf(organization).stream()
                .map(Membership::userId)
                .toList();
        SCRIPT.run(application, organization.id(), members, business.daysOfActivity(), business.orders());
    }
}
