-- Readiness compares the database's version with its own as the application role, so this role reads the history.

revoke all on "${flyway:table}" from public, "${applicationRole}";
grant select on "${flyway:table}" to "${applicationRole}";
