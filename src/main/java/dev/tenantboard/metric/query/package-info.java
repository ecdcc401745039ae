/**
 * The query language of metrics: records for its documents, and the readers that create them from JSON.
 *
 * <p>A document is read in two steps. First the JSON Schema in the WAR ({@code metric-query/metric-query.schema.json},
 * which the API publishes) checks the fields and all sizes. Unknown fields are rejected. Then the readers check what a
 * schema cannot express: names exist in the catalog, types fit, ids are unique and refer to something. Each error has a
 * pointer into the document and says what would be valid. Errors do not repeat the client's text. So a record of this
 * package is valid for the document and the catalog. It contains no client text except values, document keys, and ids
 * of letters, digits and {@code _}.
 *
 * <p>A document is parsed once, when it is saved or first used, and the parsed query stays in memory under the text of
 * the document ({@link dev.tenantboard.metric.query.QueryDocuments}). If one of its datasets has changed, it is parsed
 * again: then it may have become invalid.
 *
 * <p>The order of evaluation is fixed:
 *
 * <ol>
 * <li>window: selects the rows whose time field is in the window,
 * <li>filter: selects the rows for which {@code where} is true,
 * <li>aggregate: computes each measure over the rows for which its own {@code where} is true,
 * <li>compare: does the same over the earlier windows,
 * <li>top and other: selects the values that have their own group; the other rows are aggregated together,
 * <li>formulas: in the order of the document, for the whole window, each bucket and each row,
 * <li>order and limit: of grouped rows,
 * <li>value: of the whole window, independent of grain and groups,
 * <li>thresholds: determine the status of the value.
 * </ol>
 *
 * <p>The field {@code inputs} distinguishes the two forms of a document, and the field that names an alternative
 * distinguishes alternatives. The schema uses {@code if} and {@code then}, not {@code oneOf}, so that an error refers
 * to the intended form. A field without effect is rejected too ({@code fill} without {@code grain}, {@code orderBy}
 * without {@code groupBy}), because its author expects an effect.
 *
 * <p>Formulas contain decimal numbers, names, {@code + - * / ( )}, unary minus, and some functions. The grammar is our
 * own, because it is small and can express nothing but arithmetic.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = "-" factor | number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * number  = digit { digit } [ "." digit { digit } ]              at most 30 digits
 * name    = letter { letter | digit | "_" }                      ASCII, at most 40 characters, not a function
 * </pre>
 *
 * <p>Arithmetic is decimal with 34 digits and never throws. An operation on null is null (except coalesce), and so is a
 * division by zero or a result that a double cannot represent. The parser limits the length, the depth and the number
 * of nodes of a formula, which bounds its cost.
 */
package dev.tenantboard.metric.query;
