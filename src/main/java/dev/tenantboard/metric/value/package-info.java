/**
 * What is stored of metrics: for each organization the latest value, how it is judged, its past, and who is calculating the
 * next one.
 *
 * <p>A metric is calculated in three steps. {@link dev.tenantboard.metric.value.ValueClaims} claims rows in a short
 * transaction ({@code for update skip locked}), under a token and for as long as a lease; the engine calculates with no
 * transaction of ours open; {@link dev.tenantboard.metric.value.ValueStore} stores value, history, judgement and
 * activity in one transaction, if the token still stands in the row and the definition is the one that was claimed. So of
 * all servers one calculates, and one that dies, or comes too late, harms nobody.
 *
 * <p>Decisions. Values are the organization's, and those of the platform's metrics are kept in the same way; the number
 * on an organization's metric row is a copy. A value belongs to a state of the definition: a definition that has changed
 * makes it stale at once, whatever its age. The status gets worse at once and better after three values in a row: that
 * needs no unit, and fits counts. A failure leaves the old value where it is and is no part of the history. Activities tell
 * of a failure once until three values in a row have followed, and of an empty value nothing: a query near its limit, or a
 * window that is empty now and then, is no news each time. What was not calculated for want of a connection or of time is
 * no failure: the metric stays as it is, and is tried again after a pause, for which its claim stands. What the activity of a
 * change of status tells, every member may read; of a metric that is not for every member, it tells only that there is
 * news, or that the calculation failed. {@link dev.tenantboard.metric.value.MetricDependencies} says who may read a value: whoever holds the permissions of the
 * metric, its datasets, and every metric that it reads.
 *
 * <p>When metrics are calculated, and how many at a time.
 *
 * <p>{@link dev.tenantboard.metric.value.Refreshes} begins what requests bring about: a value that has expired is
 * calculated after its reader was answered, a first one while they wait, for a few seconds.
 * {@link dev.tenantboard.metric.value.RefreshRun} keeps the others fresh: on each server it looks every few seconds at the list of
 * organizations with due metrics. All of it goes through {@link dev.tenantboard.metric.value.CalculationQueue}, a queue for each
 * organization, and is calculated as the product within that organization, so that a value never depends on who asked.
 *
 * <p>Decisions. Servers do not talk to each other: the claims in the database keep them from doing the same work, and
 * within a server a map of what is under way does, so that a thousand readers of one value ask for it once. Limits are counted on
 * each server, as those of requests are. Whoever waits for a calculation holds a thread and no connection: a few of an
 * organization and of a server at a time, so that the server has threads for everything else. The others are answered
 * PENDING where a first value has begun, and 429 elsewhere. People go before visits, which take a few metrics at a time
 * and queue again for more. No scan begins in the second half of a lease, so that what was calculated is stored before
 * another server takes over. An organization is visited every half a minute at most, so that a refresh rate of a second costs only
 * those who look. Nothing waits for a place in the lanes but what is in them: what is not taken on stays due, and is
 * found again. Times are the database's: the servers' clocks may differ.
 */
package dev.tenantboard.metric.value;
