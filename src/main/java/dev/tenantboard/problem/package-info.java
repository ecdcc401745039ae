/**
 * One error shape for every failure: problem details (RFC 9457). Code throws
 * {@link dev.tenantboard.problem.ProblemException}, or whatever Java, JPA and the container throw;
 * {@link dev.tenantboard.problem.Problems} is the one place that turns either into a problem. Each problem has a
 * {@link dev.tenantboard.problem.ProblemType}, by which a program tells it from others. A rejected
 * value is never echoed, and what is ours to mend says nothing of the inside: the log does, under the same trace id.
 */
package dev.tenantboard.problem;
