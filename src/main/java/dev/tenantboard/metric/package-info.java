/**
 * Metrics: what an organization measures, and when it should worry. A metric's representation is its definition; its
 * value changes without the definition changing, and would make an editor's ETag stale with each refresh. Values of
 * system metrics, which all organizations read, live apart for each of them.
 *
 * <p>A query is checked when it is written, and then only if it changed: a metric whose query became wrong, because a view or
 * a metric is gone, must still be renamed, recoloured or hidden. Metrics may read metrics. That none reads itself is checked for all
 * of an organization at once, and writers of such metrics take turns, so that two changes do not close a cycle together. A
 * metric that others read may be deleted: whoever deletes it may not even see them.
 *
 * <p>What the caller may measure: the datasets of {@link dev.tenantboard.metric.catalog} whose permissions they hold, with the
 * operators and aggregates that the language has for each field. It stands apart from the catalog because the language is
 * above it. A dataset that is hidden from a caller is to them like one that does not exist.
 */
package dev.tenantboard.metric;
