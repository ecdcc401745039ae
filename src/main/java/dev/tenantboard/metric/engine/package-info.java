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
 *
 * <p>From measures of a dataset in windows to one SQL statement, and its rows.
 *
 * <p>Names in SQL come from the catalog and from the literals here; what a document holds, document keys included, is bound
 * as a parameter. The organization is an explicit predicate beside row-level security, first in every index that serves.
 * There is no arithmetic of time zones in SQL: bounds come as instants, compared with the bare column, and a row finds its
 * bucket by {@code width_bucket}. One branch reads the rows of one window once: totals and buckets, or total and groups,
 * are {@code grouping sets} of the same scan.
 *
 * <p>What a row holds is never an error: a value in a document of another type than the query states is null, and so are NaN
 * and the infinities. Floats are read as decimals of their own digits, so that sums do not depend on the order of rows.
 * Texts group by their first 200 characters, the top ones included, because each key is in the answer; they are counted and
 * compared whole. Texts are ordered by their bytes ({@code collate "C"}), whatever the database's locale.
 *
 * <p>{@link dev.tenantboard.metric.engine.ScanRunner} needs a connection and nothing else;
 * {@link dev.tenantboard.metric.engine.Scans} is the transaction around it.
 */
package dev.tenantboard.metric.engine;
