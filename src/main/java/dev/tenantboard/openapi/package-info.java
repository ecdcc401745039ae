/**
 * The contract at {@code /openapi}, and the page at {@code /api-docs} to try it.
 *
 * <p>Decision: the contract is a file, {@code META-INF/openapi.yaml}, and the application serves it. So every server gives the
 * same answer from its first request on, nothing is computed when a server starts, and a change of the contract shows in
 * review. MicroProfile OpenAPI's endpoint is not used; a server that has one finds the same file, in the place that
 * MicroProfile names.
 *
 * <p>A test generates the file from the resource classes and compares: JAX-RS annotations, the records' components with their
 * constraints, and MicroProfile OpenAPI's annotations for what those cannot say. The generator is in the test tree, in
 * {@code dev.tenantboard.openapi.generator}.
 *
 * <p>A resource method carries {@code @Operation} (operationId, summary, description), {@code @APIResponseSchema} when
 * its answer has a body, and {@code @RequestBodySchema} when it takes a merge patch; its query parameters
 * carry {@code @Parameter}, its class {@code @Tag}. A record component carries {@code @Schema}, with
 * {@code nullable} where an answer may hold null.
 */
package dev.tenantboard.openapi;
