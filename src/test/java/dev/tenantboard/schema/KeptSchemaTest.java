package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The repository contains the migrated schema as text, so that a review shows what a migration changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptSchemaTest {

    private final TestDatabase database = TestDatabase.migrated();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void isTheCatalogAfterMigrating() throws Exception {
        new KeptFile(Path.of("src/test/resources/catalog/everything.tsv")).isOf(CatalogSnapshot.withRows(database));
    }
}
