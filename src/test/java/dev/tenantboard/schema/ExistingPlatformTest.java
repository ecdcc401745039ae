package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform's tables that were there first: rows, further columns, an enum for roles, another owner. */
class ExistingPlatformTest {

    private static final String[] PLATFORM = {
        "do $$ begin create role hosting_platform; exception when duplicate_object then null; end $$",
        "create type member_role as enum ('OWNER', 'ADMIN', 'MEMBER', 'VIEWER')",
        """
        create table organizations (
            region text not null default 'eu',
            id varchar(40) primary key,
            name text not null,
            slug text not null unique,
            subscription_tier text not null)
        """,
        """
        create table users (
            id text primary key,
            email text not null unique,
            name text,
            avatar_url text,
            is_active boolean not null,
            password_hash text)
        """,
        """
        create table organization_members (
            user_id text references users,
            organization_id text references organizations,
            role member_role not null,
            permissions text[] not null default '{}',
            invited_by text,
            primary key (user_id, organization_id))
        """,
        "insert into organizations values ('eu', 'acme', 'Acme', 'acme', 'GROWTH')",
        "insert into users values ('alice', 'alice@acme.example', null, null, true, 'hash')",
        "insert into organization_members values ('alice', 'acme', 'OWNER')",
        "alter table organizations owner to hosting_platform",
        "alter table users owner to hosting_platform",
        "alter table organization_members owner to hosting_platform"
    };

    private static final String[] PRIVILEGES = {
        "grant usage on schema public to hosting_platform",
        "grant references (id) on organizations to tenantboard_owner",
        "grant references (id) on users to tenantboard_owner",
        "grant select on organizations to tenantboard_app",
        "grant select (id, email, name, avatar_url, is_active) on users to tenantboard_app",
        "grant select on organization_members to tenantboard_app"
    };

    private final TestDatabase database = TestDatabase.empty();

    @BeforeEach
    void host() {
        database.execute(PLATFORM);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void isUsedAsItIs() throws Exception {
        database.execute(PRIVILEGES);
        List<String> rows = database.rows("select o, u, m from organizations o, users u, organization_members m");

        database.migrate();

        try (Connection owner = database.owner();
                Connection application = database.application()) {
            assertThat(Catalog.differences(owner)).isEmpty();
            assertThat(new SchemaGuard(database.version()).findings(application))
                    .isEmpty();
            assertThat(TestDatabase.rows(application, "select role, permissions from organization_members"))
                    .containsExactly("OWNER\t{}");
        }
        assertThat(database.rows("select o, u, m from organizations o, users u, organization_members m"))
                .isEqualTo(rows);
        assertThat(database.rows("select relname from pg_class where relname = 'users' and relrowsecurity"))
                .isEmpty();
    }

    @Test
    void isToldEverythingItLacksInOneMessage() {
        database.execute(
                "alter table organizations drop column subscription_tier",
                "alter table users drop column avatar_url",
                "grant select on organization_members to tenantboard_app");

        assertThatThrownBy(database::migrate).hasMessageContaining("""
                        Run as their owner:
                        alter table organizations add column subscription_tier varchar(50) not null default 'FREE';
                        alter table users add column avatar_url text;
                        grant references (id) on organizations to tenantboard_owner;
                        grant references (id) on users to tenantboard_owner;
                        grant select on organizations to tenantboard_app;
                        grant select on users to tenantboard_app;
                        """);
    }

    @Test
    void isMendedByTheStatementsItWasTold() throws Exception {
        database.execute(
                "alter table users drop column is_active",
                "alter table organization_members drop constraint organization_members_user_id_fkey",
                "alter table users drop constraint users_pkey",
                "revoke usage on schema public from public");
        String[] statements = demanded();

        database.execute(statements);
        database.migrate();

        assertThat(statements).contains("alter table users add constraint users_id_key unique (id);");
        try (Connection owner = database.owner()) {
            assertThat(Catalog.differences(owner)).isEmpty();
        }
    }

    @Test
    void isToldWhichTypesItsColumnsNeedAndIsMendedSo() {
        database.execute(PRIVILEGES);
        database.execute(
                "alter table users alter column is_active type integer using 1, alter column is_active set default 1",
                "alter table organizations alter column subscription_tier type char(20)",
                "alter table organization_members drop column permissions",
                "alter table organization_members add column permissions jsonb not null default '[]'",
                "update organization_members set permissions = '[\"metrics:read\", \"activities:ingest\"]'",
                "alter table organization_members drop constraint organization_members_pkey",
                "create unique index on organization_members (user_id, organization_id) where role = 'OWNER'");
        String[] statements = demanded();

        database.execute(statements);
        database.migrate();

        assertThat(statements).hasSize(4);
        assertThat(database.rows("select is_active, permissions, subscription_tier"
                        + " from organizations, users, organization_members"))
                .containsExactly("t\t{metrics:read,activities:ingest}\tGROWTH");
    }

    @Test
    void mayIdentifyAMembershipByTheUserAlone() {
        database.execute(PRIVILEGES);
        database.execute(
                "alter table organization_members drop constraint organization_members_pkey",
                "create unique index on organization_members (user_id) include (role)",
                "alter table organization_members alter column permissions drop default",
                "alter table organization_members alter column permissions type varchar(100)[]");

        assertThatCode(database::migrate).doesNotThrowAnyException();
    }

    @Test
    void isCompletedByTheTablesThatItLacks() throws Exception {
        database.execute(PRIVILEGES);
        database.execute(
                "alter table organization_members alter column user_id type varchar(40)",
                "alter table organization_members alter column organization_id type varchar(40)",
                "alter table organization_members drop constraint organization_members_organization_id_fkey",
                "drop table organizations");

        database.migrate();

        try (Connection application = database.application()) {
            assertThat(new SchemaGuard(database.version()).findings(application))
                    .isEmpty();
        }
        database.execute("drop policy organizations_visible on organizations");
        try (Connection application = database.application()) {
            assertThat(new SchemaGuard(database.version()).findings(application))
                    .extracting(Finding::found)
                    .containsExactly(List.of("organizations.organizations_visible"));
        }
    }

    private String[] demanded() {
        return catchThrowable(database::migrate)
                .getMessage()
                .lines()
                .map(line -> line.replaceFirst("^Message *: ", ""))
                .filter(line -> line.matches("(alter table|grant) .*;"))
                .distinct()
                .toArray(String[]::new);
    }
}
