/**
 * The stored values of metrics: for each organization the latest value and its status, the history, and the claims of
 * calculations.
 *
 * <p>Calculation. A metric is calculated in three steps. {@link dev.tenantboard.metric.value.ValueClaims} claims rows
 * in a short transaction ({@code for update skip locked}) with a token and a lease. The engine calculates without an
 * open transaction of ours. {@link dev.tenantboard.metric.value.ValueStore} stores value, history, status and activity
 * in one transaction, if the row still has the token and the definition has not changed. So one server calculates, and
 * a server that fails or is late does no harm.
 *
 * <p>Values. They belong to the organization, also those of the platform's metrics. The number on an organization's
 * metric row is a copy. A value belongs to a version of the definition: a changed definition makes it stale at once.
 * The status becomes worse at once and better after three values in a row. A failure keeps the old value and is not in
 * the history. Activities report a failure once, until three values in a row have followed. They do not report an empty
 * value. A calculation that could not run, because there was no connection or no time, is not a failure: the metric
 * does not change and is tried again after a pause. An activity about a changed status is readable by every member. For
 * a restricted metric it says only that the status changed or that the calculation failed. {@link
 * dev.tenantboard.metric.value.MetricDependencies} defines the readers of a value: callers with the permissions of the
 * metric, its datasets, and every metric that it reads.
 *
 * <p>Refresh. {@link dev.tenantboard.metric.value.Refreshes} starts the calculations that requests cause: an expired
 * value is calculated after the response, a first value while the request waits for some seconds. {@link
 * dev.tenantboard.metric.value.RefreshRun} keeps other values fresh: each server polls every few seconds for
 * organizations with due metrics. Both use {@link dev.tenantboard.metric.value.CalculationQueue}, a queue for each
 * organization, and calculate as the product, so a value never depends on the caller.
 *
 * <p>Ranges of dashboards. {@link dev.tenantboard.metric.value.RangeQuestions} checks what a caller may read, and {@link
 * dev.tenantboard.metric.value.RangeCalculations} calculates it. Nothing is stored. A cache of seconds has a key of all that
 * a value depends on, with the organization and the permissions that were checked.
 *
 * <p>Limits. The claims prevent servers from doing the same work. Within a server a map of running calculations does,
 * so that a thousand readers cause one calculation. Limits are counted on each server. A request that waits holds a
 * thread and no connection. The number of waiting requests is limited for each organization and each server. Others get
 * PENDING if a first value has started, and 429 otherwise. Requests have priority over refresh runs, which calculate a
 * few metrics and queue again for more. No scan starts in the second half of a lease, so that results are stored before
 * another server takes over. Refresh runs of an organization are at least half a minute apart. Metrics that do not fit
 * into the queue stay due. All times are the database's, because the servers' clocks may differ.
 */
package dev.tenantboard.metric.value;
