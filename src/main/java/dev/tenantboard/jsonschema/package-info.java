/**
 * JSON Schema (draft 2020-12) for documents whose form is data: the configuration of widgets, the forms of quick
 * actions.
 *
 * <p>networknt's validator evaluates; what it says is put into our own words, because its messages repeat the values
 * that they reject. It never loads anything: the metaschema is in its jar, everything else a schema refers to must be in
 * the schema itself. Patterns are RE2's, which match in time linear to the text. Schemas that clients write are held to
 * {@link dev.tenantboard.jsonschema.SubmittedSchema} before they are compiled, are not kept,
 * and check no document that is more than they can check in little time and memory.
 */
package dev.tenantboard.jsonschema;
