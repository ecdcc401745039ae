/**
 * The OpenAPI document as the law: every answer that the suite's client receives is held to the document that the same
 * server serves, and the served document to the one in the repository.
 *
 * <p>Bodies are checked by networknt's JSON Schema validator, which knows OpenAPI 3.0's dialect. Atlassian's
 * request validator was weighed and left: its current version, which rests on the same library, needs Java 21, and its
 * last one for Java 17 rests on a validator of draft 4 that nobody maintains. Neither looks at headers that the document
 * does not name.
 */
package dev.tenantboard.contract;
