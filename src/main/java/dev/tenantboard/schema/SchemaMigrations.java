package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Runs the Flyway migrations of this version: all or none, on one server at a time. */
public final class SchemaMigrations {

    public static final String HISTORY_TABLE = "tenantboard_schema_history";

    /** The second migration of every version before the first release. Released versions have another second migration. */
    private static final String FORMER = "select from " + HISTORY_TABLE + " where script = 'V2__platform_tables.sql'";

    private static final String LOCATION = "classpath:db/migration";

    private static final int LONGEST_STATEMENT = 1_000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");

    /**
     * The limits of waiting.
     *
     * @param turn the longest wait for the migration of another server
     * @param table the longest wait for a lock on a table; requests that use the table wait behind it
     */
    record Patience(Duration turn, Duration table) {}

    /** The limit is shorter than the limit of start.sh, so that the log has the reason. */
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(90), Duration.ofSeconds(10));

    private final DataSource dataSource;
    private final Patience patience;
    private final Flyway flyway;

    /**
     * @param dataSource opens connections of the migration role, without a pool
     * @param applicationRole the role that receives the grants
     */
    public SchemaMigrations(DataSource dataSource, String applicationRole) {
        this(dataSource, applicationRole, PATIENCE, LOCATION);
    }

    SchemaMigrations(DataSource dataSource, String applicationRole, Patience patience, String... locations) {
        if (!ROLE_NAME.matcher(applicationRole).matches()) {
            throw new SchemaMigrationException("The application role's name must match " + ROLE_NAME);
        }
        this.dataSource = dataSource;
        this.patience = patience;
        this.flyway = Flyway.configure(SchemaMigrations.class.getClassLoader())
                .dataSource(dataSource)
                .initSql("set lock_timeout = " + patience.table().toMillis())
                .locations(locations)
                .table(HISTORY_TABLE)
                .placeholders(Map.of("applicationRole", applicationRole))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .group(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    /**
     * Migrates the database to this version and returns it.
     *
     * @throws SchemaMigrationException if this failed and the database is unchanged, or if the database is newer
     */
    public String migrate() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            MigrationLock.take(statement, patience.turn());
            return migrateAlone(statement);
        } catch (SQLException failure) {
            throw new SchemaMigrationException(
                    "The database cannot be reached with the migration role: " + failure.getMessage(), failure);
        }
    }

    private String migrateAlone(Statement statement) throws SQLException {
        if (isFromBeforeTheFirstRelease(statement)) {
            throw new SchemaMigrationException(
                    "A version before the first release created this database, and no migration leads to this"
                            + " version. Export what you need, then start with an empty database.");
        }
        boolean migratedBefore = hasHistory(statement);
        try {
            String known = refuseNewerDatabase();
            flyway.migrate();
            return known;
        } catch (FlywayException failure) {
            if (!migratedBefore) {
                statement.execute("drop table if exists " + HISTORY_TABLE);
            }
            throw new SchemaMigrationException(describe(failure), failure);
        }
    }

    /** Returns whether a version before the first release created the database. It had other migrations. */
    public static boolean isFromBeforeTheFirstRelease(Statement statement) throws SQLException {
        if (!hasHistory(statement)) {
            return false;
        }
        try (ResultSet former = statement.executeQuery(FORMER)) {
            return former.next();
        }
    }

    /** Flyway's own message contains the path of the file on this machine, but not the statement. */
    private String describe(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script) {
                return "The migration failed and left the database as it was: "
                        + script.getResource().getFilename() + ", line " + script.getLineNumber() + "\n"
                        + script.getCause().getMessage() + "\nStatement: " + abbreviate(script.getStatement())
                        + advice(script);
            }
        }
        return "The migration failed and left the database as it was: " + failure.getMessage();
    }

    private String advice(FlywaySqlScriptException failure) {
        return failure.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                ? "\nAnother transaction has held a lock on the table for more than "
                        + patience.table().toMillis() + " ms. Wait until it ends, then start again."
                : "";
    }

    private static String abbreviate(String statement) {
        return statement.length() <= LONGEST_STATEMENT ? statement : statement.substring(0, LONGEST_STATEMENT) + " ...";
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('" + HISTORY_TABLE + "') is not null")) {
            return table.next() && table.getBoolean(1);
        }
    }

    /** Returns the version of the database, as the application role may read it. */
    static String installedVersion(Statement statement) throws SQLException {
        String sql = "select version from " + HISTORY_TABLE
                + " where success and version is not null order by installed_rank desc limit 1";
        try (ResultSet versions = statement.executeQuery(sql)) {
            return versions.next() ? versions.getString(1) : "0";
        }
    }

    private String refuseNewerDatabase() {
        var migrations = flyway.info();
        MigrationVersion known = latest(Arrays.stream(migrations.all())
                .filter(migration -> migration.getState().isResolved())
                .toArray(MigrationInfo[]::new));
        MigrationVersion applied = latest(migrations.applied());
        if (applied.isNewerThan(known)) {
            throw new SchemaMigrationException("The database was migrated to version " + applied
                    + " by a newer tenantboard; this one knows versions up to " + known
                    + ". Deploy the newer one, or roll the database back first.");
        }
        return known.getVersion();
    }

    private static MigrationVersion latest(MigrationInfo... migrations) {
        return Arrays.stream(migrations)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.fromVersion("0"));
    }
}
