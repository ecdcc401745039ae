/**
 * One error format for every failure: problem details (RFC 9457). Code throws {@link
 * dev.tenantboard.problem.ProblemException} or exceptions of Java, JPA and the container. {@link
 * dev.tenantboard.problem.Problems} converts all of them. Each problem has a {@link
 * dev.tenantboard.problem.ProblemType} with a stable code. A response never repeats an invalid value. For a fault of
 * the server it contains no internal detail: the log does, under the same trace id.
 *
 * <p>Decision: malformed requests are refused in the server's connector ({@link
 * dev.tenantboard.problem.ConnectorGuard}), because the container answers some of them with status 200 and no body. The
 * rules are independent of the server. What adds them to it uses a probe and a coding of Grizzly, which Payara and
 * GlassFish have. On another server, a line of the log says that the server answers such requests itself.
 */
package dev.tenantboard.problem;
