/**
 * Checks every answer that the suite's client receives against the OpenAPI document that the same server serves. That this
 * document is the file in the repository is checked in {@code dev.tenantboard.openapi}.
 *
 * <p>Bodies are checked by networknt's JSON Schema validator, which knows OpenAPI 3.0's dialect. Atlassian's request validator is
 * not used: its current version uses the same library and needs Java 21, and its last version for Java 17 uses an unmaintained
 * validator of draft 4. Neither checks headers that the document does not name.
 */
package dev.tenantboard.contract;
