/**
 * The query language of metrics: its documents as records, and the readers that make them of JSON.
 *
 * <p>A document is read in two steps. The JSON Schema in the WAR ({@code metric-query/metric-query.schema.json}, published
 * by the API) says which fields there are and how large everything may be; whatever it does not know is refused. Then the
 * readers check what a schema cannot say: that names are in the catalog, that types fit, that ids are unique and refer to
 * something. Each error has a pointer into the document and says what would be right; what was sent is not repeated. A
 * record of this package is therefore right as far as the document and the catalog tell, and holds nothing of a client's
 * text that is not a value, a document's key, or an id of letters, digits and {@code _}.
 *
 * <p>The order of evaluation is fixed:
 *
 * <ol>
 *   <li>window: the rows whose time field is in it,
 *   <li>filter: of those the ones for which {@code where} is true,
 *   <li>aggregate: each measure over those for which its own {@code where} is true,
 *   <li>compare: the same over the earlier windows,
 *   <li>top and other: which values of a grouping stand alone; the others are aggregated from their rows,
 *   <li>formulas: in the order of the document, for the whole window, each part of the series and each row alike,
 *   <li>order and limit: of grouped rows,
 *   <li>value: of the whole window, whatever grain and groups,
 *   <li>thresholds: the value is judged.
 * </ol>
 *
 * <p>The two forms of document are told apart by {@code inputs}, and alternatives by the field that names them, with
 * {@code if} and {@code then} rather than {@code oneOf}: an error then tells what is wrong with the form that was meant.
 * What would have no effect is refused, too ({@code fill} without {@code grain}, {@code orderBy} without
 * {@code groupBy}): somebody expected something of it.
 *
 * <p>Formulas over the figures of a metric: decimal numbers, names, {@code + - * / ( )}, unary minus, and a handful of
 * functions. The grammar is our own, because it is small and because nothing but arithmetic can be said in it.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = "-" factor | number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * number  = digit { digit } [ "." digit { digit } ]              at most 30 digits
 * name    = letter { letter | digit | "_" }                      ASCII, at most 40 signs, no function's
 * </pre>
 *
 * <p>Arithmetic is decimal with 34 digits, and never fails: an operation on null is null (but for coalesce), so is a
 * division by zero, and so is a result that no double could hold. What a formula may cost is bounded when it is parsed: its
 * length, its depth and the number of its parts.
 */
package dev.tenantboard.metric.query;
