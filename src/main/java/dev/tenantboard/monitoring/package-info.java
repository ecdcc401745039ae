/**
 * The metrics for the operator. {@code operations.md} describes each.
 *
 * <p>Decisions. Features do not count for this package. They provide their state (records such as
 * {@link dev.tenantboard.metric.value.CalculationQueue.Load}) or fire events, and this package, on which no other depends, makes series
 * of them. The container's listener in {@code trace} counts requests, because JAX-RS filters do not get all of them. The
 * connections of the pool ({@code persistence}) count statements, before the driver: below JPA, our own JDBC and the pool's
 * validation alike. EclipseLink's listeners and the pool's SQL trace would each get only a part. Labels are operations of the contract, statuses
 * and other closed sets, and never a path, an organization or a user. Counting costs an addition or two. The values are read
 * only at a scrape.
 */
package dev.tenantboard.monitoring;
