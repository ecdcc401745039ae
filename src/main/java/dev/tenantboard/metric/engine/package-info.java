/**
 * Calculates metrics: renders a query as SQL, and builds figures from its rows.
 *
 * <p>Order. The database does the first steps: window, filter, aggregate, compare, top and other. Java does the rest
 * with decimals of 34 digits: fill, formulas, order and limit, value. Rounding to 15 digits is the very last step, also
 * if metrics read metrics.
 *
 * <p>One number takes these steps: {@link dev.tenantboard.metric.engine.Plan}, {@link
 * dev.tenantboard.metric.engine.Scan} with its rows, {@link dev.tenantboard.metric.engine.Figures}. All scans of one call
 * are known before the first one runs, so that queries of the same rows share a scan ({@link
 * dev.tenantboard.metric.engine.JointScan}). A failure is an {@link dev.tenantboard.metric.engine.Outcome} with a
 * sentence of ours. The database's message is logged only. Only {@link
 * dev.tenantboard.metric.engine.MetricEngine} and {@link dev.tenantboard.metric.engine.Scans} need the server.
 *
 * <p>SQL. Names come from the catalog and from literals of this package. Everything in a document, including its keys,
 * is a parameter. The organization is an explicit predicate beside row-level security, and the first column of every
 * useful index. SQL does no arithmetic with time zones: bounds are instants, compared with the plain column, and {@code
 * width_bucket} finds the bucket of a row. One branch reads the rows of one window once: {@code grouping sets} compute
 * totals and buckets, or total and groups.
 *
 * <p>Data never cause an error. A value of another type than the query states is null, and so are NaN and the
 * infinities. What is stored counts with all its digits: floats are read as the shortest decimals that mean them, so that
 * sums do not depend on the order of rows. Only percentiles are computed in double precision. The keys of groups are not
 * rounded. Texts are grouped by their first 200 characters, because each key is in the response, but counted and compared
 * whole. Texts are ordered by their bytes ({@code collate "C"}), independent of the database's locale.
 *
 * <p>Rows. A page of rows ({@link dev.tenantboard.metric.engine.RowScan}) is one statement too: keyset over the sort keys
 * and a hash of all fields, because a view has no key. Rows with the same hash are the same in all fields, so the position
 * among them is their number.
 *
 * <p>Limits. A row that is read only to see that there are too many is never a row of the result: a scan that applies
 * the query's limit does not read one.
 */
package dev.tenantboard.metric.engine;
