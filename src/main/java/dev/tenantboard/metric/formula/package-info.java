/**
 * Formulas over the figures of a metric: decimal numbers, names, {@code + - * / ( )}, unary minus, and a handful of
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
package dev.tenantboard.metric.formula;
