/**
 * JSON Schema (draft 2020-12), for documents whose format is data: configurations of widgets and forms of quick
 * actions.
 *
 * <p>networknt's validator evaluates schemas. Its messages are replaced, because they repeat invalid values. It never
 * loads anything: the metaschema is in its jar, and a schema may only refer to itself. Patterns have the syntax of RE2,
 * which matches in linear time. Schemas of clients must pass {@link dev.tenantboard.jsonschema.SubmittedSchema} before
 * they are compiled. They are not cached, and they evaluate only documents that are cheap enough in time and memory.
 */
package dev.tenantboard.jsonschema;
