package dev.tenantboard.local;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.local.SampleOrganizations.Business;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.sql.Connection;
import java.sql.SQLException;

/** A table of the platform with the invoices of the last 400 days, and the view that offers it as a dataset. */
final class SampleInvoices {

    private SampleInvoices() {}

    /** Makes the rows again. Call it before the server starts: without the view, the first calculations of metrics would fail. */
    static void make(DatabaseAccess database) {
        try (Connection owner = database.owner()) {
            owner.setAutoCommit(false);
            SampleScript.of("invoices.sql").run(owner);
            for (Organization organization : SampleOrganizations.ALL) {
                fill(owner, organization);
            }
            view(database.applicationUser()).run(owner);
            owner.commit();
        } catch (SQLException failure) {
            throw new LocalFailure("The sample invoices could not be written: " + failure.getMessage(), failure);
        }
    }

    private static void fill(Connection owner, Organization organization) throws SQLException {
        Business business = organization.business();
        SampleScript.of("invoices-of-organization.sql")
                .run(owner, organization.id(), business.invoices(), business.amount(), business.customers());
    }

    private static SampleScript view(String applicationRole) {
        String text = SampleScript.of("invoices-view.sql").text();
        String role = '"' + applicationRole.replace("\"", "\"\"") + '"';
        return new SampleScript(text.replace("to " + EmbeddedPostgresServer.APPLICATION_USER, "to " + role));
    }
}
