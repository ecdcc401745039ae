package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void isTheSpecified() throws Exception {
        try (var database = TestDatabase.empty().migrate();
                var owner = database.owner()) {
            assertThat(Catalog.differences(owner)).isEmpty();
            assertThat(Catalog.excesses(owner)).isEmpty();
        }
    }

    @Test
    void countsWhatTheSpecificationCounts() {
        assertThat(Catalog.specified("columns")).hasSize(80);
        assertThat(Catalog.specified("enums")).hasSize(7);
        assertThat(Catalog.specified("indexes")).hasSize(19);
        assertThat(Catalog.specified("policies")).hasSize(10);
    }

    @Test
    void coversEveryCascadingForeignKeyWithAnIndex() {
        try (var database = TestDatabase.migrated()) {
            assertThat(database.rows("""
                                    select conrelid::regclass, conname
                                    from pg_constraint c
                                    where contype = 'f'
                                        and not exists (
                                            select from pg_index i
                                            where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
                                    """)).isEmpty();
        }
    }

    @Test
    void grantsNothingToThePublic() {
        try (var database = TestDatabase.migrated()) {
            assertThat(database.rows("""
                                    select c.relname, a.privilege_type
                                    from pg_class c, aclexplode(c.relacl) a
                                    where c.relnamespace = 'public'::regnamespace and a.grantee = 0
                                    union all
                                    select t.typname, a.privilege_type
                                    from pg_type t, aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a
                                    where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' and a.grantee = 0
                                    """)).isEmpty();
        }
    }
}
