/**
 * Whether organizations stay apart at the application's level: every REST operation by every caller and row, with both
 * layers, with the entities' layer alone and with the database's alone.
 *
 * <p>Decision: {@link dev.tenantboard.isolation.RestMatrix} and its companions return what is violated instead of
 * asserting it, for any server over any database, so that {@link dev.tenantboard.isolation.MutantIT} can show that they
 * notice when a protection is taken away. Each run works on a {@link dev.tenantboard.isolation.World} of its own: two
 * organizations and the people in them that no other test knows.
 */
package dev.tenantboard.isolation;
