#!/bin/sh
# Creates the product's two roles, and the database, which the first role owns, with the passwords of the environment. You may
# run it again at any time: existing roles and the database stay, and the roles get the given passwords. The postgres image runs
# it once, from /docker-entrypoint-initdb.d. Elsewhere run it as a role that may create roles (psql's PG* variables name the server).
set -eu

: "${TENANTBOARD_MIGRATION_PASSWORD:?the password of the migration role}"
: "${TENANTBOARD_DATABASE_PASSWORD:?the password of the application role}"

psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet \
    --username "${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname "${POSTGRES_DB:-${PGDATABASE:-postgres}}" \
    --set owner="${TENANTBOARD_MIGRATION_USER:-tenantboard_owner}" \
    --set application="${TENANTBOARD_DATABASE_USER:-tenantboard_app}" \
    --set database="${TENANTBOARD_DATABASE_NAME:-tenantboard}" <<'SQL'
-- From the environment: other users of the machine could read the command line.
\getenv owner_password TENANTBOARD_MIGRATION_PASSWORD
\getenv application_password TENANTBOARD_DATABASE_PASSWORD

select format('create role %I', :'owner')
where not exists (select from pg_roles where rolname = :'owner') \gexec
select format('create role %I', :'application')
where not exists (select from pg_roles where rolname = :'application') \gexec

-- Keeps the passwords out of the server's log, independent of its log_statement.
set log_statement = 'none';
alter role :"owner" login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
alter role :"application" login nosuperuser nobypassrls nocreatedb nocreaterole password :'application_password';

select format('create database %I owner %I', :'database', :'owner')
where not exists (select from pg_database where datname = :'database') \gexec
revoke all on database :"database" from public;
grant connect on database :"database" to :"application";
SQL
