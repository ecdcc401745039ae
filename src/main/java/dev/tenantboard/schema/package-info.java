/**
 * Migrates the database at start-up, and guards the conditions on which isolation depends.
 *
 * <p>Migrations. They run as the migration role, on separate connections, under one lock, so that a failure can undo
 * even Flyway's history table. Waiting for locks is limited, because requests wait behind a waiting migration. The
 * migrations are the only source of the schema: a test writes the file of {@link dev.tenantboard.schema.KnownSchema}
 * from the migrated database, and a review shows the change.
 *
 * <p>Guard. It uses the application's own connections, because it checks the rights of that role. It compares every
 * policy and event trigger with {@link dev.tenantboard.schema.KnownSchema}, so it finds a loosened expression as well
 * as a missing policy. A release continues to run after the next one has migrated: if the schema is newer, the guard
 * trusts unknown objects of the tables' owner. It also guards the platform's tables if the product created them, which
 * a comment on them says.
 *
 * <p>If the database is unsafe at start-up, the server refuses requests until a restart. If it becomes unsafe later,
 * readiness is down until it is repaired.
 */
package dev.tenantboard.schema;
