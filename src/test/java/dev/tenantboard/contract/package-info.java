/**
 * Checks every answer that the suite's client receives against the OpenAPI document that the same server serves. That this
 * document is the file in the repository is checked in {@code dev.tenantboard.openapi}.
 *
 * <p>Bodies are checked by networknt's JSON Schema validator, which knows OpenAPI 3.0's dialect. Atlassian's
 * request validator was weighed and left: its current version, which rests on the same library, needs Java 21, and its
 * last one for Java 17 rests on a validator of draft 4 that nobody maintains. Neither looks at headers that the document
 * does not name.
 */
package dev.tenantboard.contract;
