/**
 * The values of metrics in the API: one value with all figures, its history, a screen of values, and the operations
 * that calculate.
 *
 * <p>{@link dev.tenantboard.metric.reading.MetricValues} reads and never calculates: a fresh value costs two lookups,
 * of the metric and of its stored row. {@link dev.tenantboard.metric.reading.ValueRequests} waits between
 * transactions if a value must be calculated first. Another zone or window, and a preview, are calculated for the
 * request only. They do not change value, history or status. {@link dev.tenantboard.metric.reading.ScreenMetrics} does the
 * same for a dashboard, with one range for all metrics.
 */
package dev.tenantboard.metric.reading;
