/**
 * Tests that the application isolates organizations: every REST operation by every caller on every row, with both
 * layers, with only the entities' layer, and with only the database's layer.
 *
 * <p>Decision: {@link dev.tenantboard.isolation.RestMatrix} and its companions return violations instead of asserting,
 * for any server and database. So {@link dev.tenantboard.isolation.MutantIT} can show that they detect a missing
 * protection. Each run has its own {@link dev.tenantboard.isolation.World}: two organizations with their users, which
 * no other test uses.
 */
package dev.tenantboard.isolation;
