/**
 * The contract at {@code /openapi}, and the page at {@code /api-docs} to try it.
 *
 * <p>Decision: the contract is a file, {@code META-INF/openapi.yaml}, and the application serves it. So every server
 * returns the same bytes from its first request on, the start computes nothing, and a review shows each change of the
 * contract. The endpoint of MicroProfile OpenAPI is not used.
 *
 * <p>A test generates the file from the resource classes and compares: from JAX-RS annotations, from record components
 * with their constraints, and from MicroProfile OpenAPI annotations for the rest. The generator is in the test tree, in
 * {@code dev.tenantboard.openapi.generator}.
 *
 * <p>A resource method has {@code @Operation} (operationId, summary, description), {@code @APIResponseSchema} if its
 * response has a body, and {@code @RequestBodySchema} if it takes a merge patch. Its query parameters have {@code
 * @Parameter}, its class has {@code @Tag}. A record component has {@code @Schema}, with {@code nullable} if a response
 * may contain null.
 */
package dev.tenantboard.openapi;
