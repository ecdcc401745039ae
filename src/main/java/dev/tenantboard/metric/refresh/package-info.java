/**
 * When metrics are calculated, and how many at a time.
 *
 * <p>{@link dev.tenantboard.metric.refresh.Refreshes} begins what requests bring about: a value that has expired is
 * calculated after its reader was answered, a first one while they wait, for a few seconds.
 * {@link dev.tenantboard.metric.refresh.RefreshPass} keeps the others fresh: on each server it looks every few seconds at the list of
 * organizations with due metrics. All of it goes through {@link dev.tenantboard.metric.refresh.Lanes}, a queue for each
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
package dev.tenantboard.metric.refresh;
