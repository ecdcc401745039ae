/**
 * One error shape for every failure: problem details (RFC 9457). Code throws
 * {@link dev.tenantboard.problem.ProblemException}, or whatever Java, JPA and the container throw;
 * {@link dev.tenantboard.problem.Problems} is the one place that turns either into a status and a sentence. A rejected
 * value is never echoed, and what is ours to mend says nothing of the inside: the log does, under the same trace id.
 */
package dev.tenantboard.problem;
