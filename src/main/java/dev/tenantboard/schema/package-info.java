/**
 * The database's shape and its safety: what brings it to this version at start-up, what checks that isolation still rests on
 * firm ground, and what tells both to the outside.
 *
 * <p>Decisions. Migrations run as the migration role, on connections of their own, under one lock of ours, so that a failure
 * can take back even Flyway's history table; waiting for locks is limited, because requests queue up behind who waits. The
 * guard looks from the application's own connection, because that role's rights are the question. It compares every policy and
 * event trigger with {@link dev.tenantboard.schema.KnownSchema}, so it finds a loosened expression as well as a missing policy.
 * The migrations stay the only source: a test writes that file from the migrated database, and a review shows the change. A
 * release goes on while the next one has migrated: where the schema is newer, the guard trusts what it does not know if the
 * tables' owner brought it. It looks after the platform's tables where the product made them, which their comment says. What
 * is unsafe at start-up stays refused until a restart; what becomes unsafe later turns readiness down until it is mended.
 */
package dev.tenantboard.schema;
