/**
 * Computes windows and buckets: turns "this month" or "the last 24 hours" into instants. No other package does.
 *
 * <p>Decisions. All intervals are half-open. Java computes the bounds, and the database receives instants only. A day
 * lasts from the first instant of one local date to the first instant of the next, so it may have 23 or 25 hours. A
 * date that the zone skipped is not a day. A repeated local time means its first occurrence. A skipped local time means
 * the first instant after the gap. Minutes and hours start when local clocks show a full minute or hour, and a change
 * of the clocks ends the running one. So a 25-hour day has 25 hours, and the half-hour change of Lord Howe makes one
 * short hour.
 *
 * <p>An earlier window has as many units as the current one, so a month is compared with a month. The elapsed time is
 * measured in local time from the start of the running unit. It never reaches beyond the end of the earlier unit: 10:00
 * on 31 March is compared with all of February. A week is compared with the week 52 weeks earlier, which has the same
 * days of the week.
 */
package dev.tenantboard.metric.time;
