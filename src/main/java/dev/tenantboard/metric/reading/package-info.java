/**
 * The values of metrics in the API: one value with all figures, its history, a screen of values, the operations that
 * calculate, and rows.
 *
 * <p>{@link dev.tenantboard.metric.reading.MetricValues} reads and never calculates: a fresh value costs two lookups,
 * of the metric and of its stored row. {@link dev.tenantboard.metric.reading.ValueRequests} waits between
 * transactions if a value must be calculated first. Another zone or window, and a preview, are calculated for the
 * request only. They do not change value, history or status. {@link dev.tenantboard.metric.reading.ScreenMetrics} does the
 * same for a dashboard, with one range for all metrics.
 *
 * <p>Rows. {@link dev.tenantboard.metric.reading.RowTransactions} decides in the caller's transaction which rows the
 * caller may read, and reads none. {@link dev.tenantboard.metric.reading.RowAnswers} then waits for the scan of a page in
 * the queue of calculations. A cursor contains a position in the order, the time of the first page, and a fingerprint of
 * the query, the organization and the dataset's fields. A {@link dev.tenantboard.metric.reading.RowFiles file} is sent page
 * by page, each in a separate transaction.
 */
package dev.tenantboard.metric.reading;
