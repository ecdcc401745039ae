/**
 * The OpenAPI document at {@code /openapi}, and the page at {@code /api-docs} to try it.
 *
 * <p>The document is built here from the resources' JAX-RS annotations, the records' own components with their
 * constraints, and MicroProfile OpenAPI's annotations for what those cannot say. The server's scanner is switched off:
 * it fails on {@code @Parameter} inside a {@code @BeanParam}, knows neither the components of records nor the type
 * inside a {@code Response}, and describes {@code JsonNode} as a Java bean. What is the same everywhere (security,
 * preconditions, pages, problems) is said once, in
 * {@link dev.tenantboard.openapi.Operations}, {@link dev.tenantboard.openapi.ResponseHeader} and
 * {@link dev.tenantboard.openapi.ProblemResponse}. What is served is kept in {@code src/site/openapi.yaml} too, so that a change
 * of the contract shows in review. Schemas of answers leave the door open for properties to come; that none is there
 * today which they do not name is the tests' to hold.
 *
 * <p>A resource method carries {@code @Operation} (operationId, summary, description), {@code @APIResponseSchema} when
 * its answer has a body, and {@code @RequestBodySchema} when it takes a merge patch; its query parameters
 * carry {@code @Parameter}, its class {@code @Tag}. A record component carries {@code @Schema}, with
 * {@code nullable} where an answer may hold null; that all others are there follows from how answers are written.
 */
package dev.tenantboard.openapi;
