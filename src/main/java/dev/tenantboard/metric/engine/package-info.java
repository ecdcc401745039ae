/**
 * What metrics come to.
 *
 * <p>The order of evaluation is fixed: window, filter, aggregate, compare, top and other, all of which the database does;
 * then fill, formulas, order and limit, value, in decimals of 34 digits; and rounding to 15 digits at the very end, also
 * where metrics read metrics.
 *
 * <p>All that one call calculates is planned before any of it runs, so that queries which read the same rows share a
 * scan ({@link dev.tenantboard.metric.engine.SharedScans}). What fails is an {@link dev.tenantboard.metric.engine.Outcome}
 * with a sentence of ours; the database's own words go no further than the log.
 *
 * <p>Nothing but {@link dev.tenantboard.metric.engine.MetricEngine} needs the server.
 */
package dev.tenantboard.metric.engine;
