/**
 * What callers see of the values of metrics: one with all its figures, its history, a screen full of them, and the
 * operations that calculate.
 *
 * <p>{@link dev.tenantboard.metric.reading.MetricValues} reads, and never calculates: a fresh value costs a look at the
 * metric and one at its row. {@link dev.tenantboard.metric.reading.MetricCalculations} waits where something has to be calculated
 * first, between transactions. Another zone or window is calculated for the request alone, and so is a preview; neither
 * leaves a trace in value, history or status.
 */
package dev.tenantboard.metric.reading;
