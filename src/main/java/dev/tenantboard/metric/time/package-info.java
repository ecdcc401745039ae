/**
 * When windows and buckets are: the one place that turns "this month" or "the last 24 hours" into instants.
 *
 * <p>Decisions. All is half-open and computed here, in Java; the database is given instants and knows no zone. A day is what
 * lies between the first instants of two local dates, so it may have 23 or 25 hours; a date that a zone skipped is no day.
 * Of a local time that comes twice the first counts, and for one that is skipped the first instant after it. Minutes and hours
 * begin where local clocks show a full one, and a change of the clocks ends the one it falls into: the 25-hour day has 25
 * hours, and Lord Howe's change by half an hour makes a short one. An earlier window has as many units as the one it is
 * compared with, so that a month is compared with a month; like with like is measured from the start of the unit that is
 * running, in local time, and never reaches beyond the earlier unit (10:00 on 31 March compares with all of February). A week
 * a year earlier is the one 52 weeks before, which has the same days of the week.
 */
package dev.tenantboard.metric.time;
