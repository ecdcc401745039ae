/**
 * Metrics: their definitions, and the datasets that they query. The API's metric is its definition. Its value is a
 * separate resource, because each refresh would change an editor's ETag. Every organization has its own values of the
 * platform's metrics.
 *
 * <p>A query is checked when it is written, and only if it changed. A metric whose query became invalid, because a view
 * or a metric is gone, can still be renamed or hidden. Metrics may read metrics, but not themselves. This is checked
 * over all metrics of an organization under a lock, so that two concurrent changes cannot close a cycle together. A
 * metric that others read may be deleted, because its editor may not see those others.
 *
 * <p>Datasets are listed here and not in the package {@link dev.tenantboard.metric.catalog}, because the list contains
 * the operators and aggregates of the query language. A dataset without the caller's permissions looks like one that
 * does not exist.
 */
package dev.tenantboard.metric;
