/**
 * {@code mvn -Pbench}: how fast the product is, beside what is possible. Each scenario is measured in turns: the product, as it
 * is deployed; a control, a bare JAX-RS resource on a server of its own with the same options, which asks the database the
 * same; and the limit, plain JDBC that asks the same with as many connections. What "the same" is was recorded from the product
 * itself a moment before (package {@code recording}).
 *
 * <p>Decisions. The load comes from Hyperfoil in this JVM, with one thread. Figures of a round stand beside those of its
 * neighbours, and ratios are made within a round, because a machine that others use is not the same a minute later. What a
 * request costs in processor time is printed because neighbours disturb it least. Statuses are checked one by one, and one
 * that is wrong fails the run.
 */
package dev.tenantboard.bench;
