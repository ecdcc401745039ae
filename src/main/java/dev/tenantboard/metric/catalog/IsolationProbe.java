package dev.tenantboard.metric.catalog;

import dev.tenantboard.persistence.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Checks that a view shows each organization its own rows only. The transaction is read-only and rolled back. First the
 * view is read as an organization that does not exist: any row is a leak. An empty table passes this check, and so does
 * a view that joins other organizations' rows. So the plan is checked too: every table with an organization must be
 * restricted to the current one. The result lists what a plan cannot show.
 */
final class IsolationProbe {

    private static final String REMEDY = "organization_id = nullif(current_setting('app.current_org_id', true), '')";

    private static final String LIMITS = """
            set transaction read only;
            set local statement_timeout = '2s';
            set local lock_timeout = '500ms';
            set local jit = off
            """;

    private static final String SETTINGS = """
            select
                set_config('app.current_org_id', ?, true),
                set_config('app.platform_admin', ?, true),
                set_config('app.current_user_id', '', true)
            """;

    /** The product's own list of organizations. It hides the platform's list from callers who are not members. */
    private static final String SOME_ORGANIZATIONS =
            "select organization_id from dashboard_tenants order by random() limit 2";

    /** Canceled, lock timeout, shutdown, too many connections: these errors mean nothing for the view. */
    private static final Set<String> PASSING = Set.of("57014", "55P03", "57P01", "53300", "40001", "40P01");

    private final Connection connection;

    IsolationProbe(Connection connection) {
        this.connection = connection;
    }

    /** @throws SQLException if the check could not be made, for a reason that may pass */
    Verdict probe(SourceView view) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(LIMITS);
            String refusal = rowsForNobody(view);
            return refusal == null ? verdictOf(view) : Verdict.refused(refusal);
        } catch (SQLException failure) {
            String state = failure.getSQLState();
            if (state == null || state.startsWith("08") || PASSING.contains(state)) {
                throw failure;
            }
            return Verdict.unreadable(failure.getMessage().lines().findFirst().orElse(state));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String rowsForNobody(SourceView view) throws SQLException {
        String unknown = UUID.randomUUID().toString();
        if (hasRows(view, unknown, "")) {
            return "It gives rows to an organization that does not exist: it must compare " + REMEDY + ".";
        }
        if (hasRows(view, "", "")) {
            return "It gives rows where no organization is set: it must compare " + REMEDY + ".";
        }
        return hasRows(view, "", "true")
                ? "It gives rows to the platform's administrator, who acts in no organization: leave them out."
                : null;
    }

    private boolean hasRows(SourceView view, String organization, String administrator) throws SQLException {
        set(organization, administrator);
        return exists("select 1 from " + view.relation() + " limit 1");
    }

    private Verdict verdictOf(SourceView view) throws SQLException {
        set(UUID.randomUUID().toString(), "");
        ReadPlan plan = ReadPlan.of(
                text("explain (verbose, format json) select * from " + view.relation()),
                view.columns().indexOf(view.organization().orElseThrow()));
        var unbound = new UnboundTables(connection, view.invokers());
        for (ReadPlan.Scan scan : plan.scans()) {
            unbound.add(scan);
        }
        if (!unbound.refused().isEmpty()) {
            return Verdict.refused("It reads " + String.join(", ", unbound.refused())
                    + " without comparing the organization, so it may show rows of others. Compare " + REMEDY
                    + " for each table, or join by organization_id.");
        }
        if (!unbound.mislabelled().isEmpty()) {
            return Verdict.refused("Its organization_id is " + String.join(", ", unbound.mislabelled())
                    + ", which is not the column with the row's organization.");
        }
        List<String> trusted = new ArrayList<>(unbound.trusted());
        view.functions().forEach(function -> trusted.add("What the function " + function + " reads is not known."));
        if (plan.isOpaque()) {
            trusted.add("It reads tables of another server.");
        }
        return trusted.isEmpty() || !showsOthers(view)
                ? Verdict.accepted(trusted)
                : Verdict.refused("It gives an organization rows of another: it must compare " + REMEDY + ".");
    }

    /** Reads the view as two existing organizations, and checks that no row has another organization's id. */
    private boolean showsOthers(SourceView view) throws SQLException {
        if (text("select to_regclass('dashboard_tenants')") == null) {
            return false;
        }
        for (String organization : texts(SOME_ORGANIZATIONS)) {
            set(organization, "");
            String others = "select 1 from " + view.relation() + " where organization_id::text is distinct from '"
                    + organization.replace("'", "''") + "' limit 1";
            if (exists(others)) {
                return true;
            }
        }
        return false;
    }

    private void set(String organization, String administrator) throws SQLException {
        new Statements(connection).execute(SETTINGS, organization, administrator);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean exists(String sql) throws SQLException {
        return !texts(sql).isEmpty();
    }

    private String text(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
