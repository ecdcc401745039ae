/**
 * One error format for every failure: problem details (RFC 9457). Code throws {@link
 * dev.tenantboard.problem.ProblemException} or exceptions of Java, JPA and the container. {@link
 * dev.tenantboard.problem.Problems} converts all of them. Each problem has a {@link
 * dev.tenantboard.problem.ProblemType} with a stable code. A response never repeats an invalid value. For a fault of
 * the server it contains no internal detail: the log does, under the same trace id.
 */
package dev.tenantboard.problem;
