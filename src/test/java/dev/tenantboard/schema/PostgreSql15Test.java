package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantboard.database.DebianPostgres;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.IsolationMatrix.Caller;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSql15Test {

    @Test
    void holdsTheSameSchemaAsSafely(@TempDir Path directory) throws Exception {
        assumeTrue(
                DebianPostgres.isInstalled(), "Debian's postgresql-15 is not installed here: nothing was tried on it");

        try (DebianPostgres server = DebianPostgres.startIn(directory.resolve("data"));
                TestDatabase database = TestDatabase.emptyOn(server.port()).migrate();
                Connection owner = database.owner();
                Connection application = database.application()) {
            database.execute(TenantRows.statements());
            owner.setAutoCommit(false);
            application.setAutoCommit(false);

            assertThat(database.rows("show server_version_num")).allMatch(version -> version.startsWith("15"));
            assertThat(Catalog.differences(owner)).isEmpty();
            assertThat(Catalog.excesses(owner)).isEmpty();
            assertThat(new SchemaGuard(database.version()).findings(application))
                    .isEmpty();
            assertThat(IsolationMatrix.walk(
                                    Caller.connected("application", application), Caller.connected("owner", owner))
                            .violations())
                    .isEmpty();
        }
    }
}
