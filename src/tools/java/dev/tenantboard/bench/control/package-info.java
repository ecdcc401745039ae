/**
 * What the product is compared with. {@link dev.tenantboard.bench.control.Script} is what it asked the database for one
 * request, recorded between its pool and PostgreSQL, so that the comparison cannot drift from it;
 * {@link dev.tenantboard.bench.control.Replay} asks the same by plain JDBC. The load of the limit does so from this JVM, and
 * {@link dev.tenantboard.bench.control.ControlResource} on a server like the product's, in a WAR of its own made of these
 * classes and the driver: no beans, no entities, no security.
 */
package dev.tenantboard.bench.control;
