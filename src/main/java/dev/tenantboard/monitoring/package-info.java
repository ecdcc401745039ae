/**
 * What an operator sees of a running server: its metrics. {@code operations.md} says what each is for.
 *
 * <p>Decisions. Features count nothing for us: they tell what they have (records such as
 * {@link dev.tenantboard.metric.value.CalculationLoad}) or what happened (an event), and this package, which nothing depends on, makes
 * series of it. Requests are counted by the container's listener of package {@code trace}, which sees what no JAX-RS filter
 * does. Statements are counted before the driver, in the connections that the pool opens: that is below JPA, our own JDBC and
 * the pool's validation alike, where EclipseLink's listeners and the pool's SQL trace each see a part. Labels are operations
 * of the contract, statuses and other closed sets: never a path, an organization or a user. What is
 * counted is an addition or two, and read only when somebody asks.
 */
package dev.tenantboard.monitoring;
