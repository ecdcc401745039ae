package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;

/**
 * The time range of a query.
 *
 * @param grain the grain of the series; null if there is no series
 * @param calendar the zone and the first day of the week
 * @param fill the content of buckets without rows
 */
public record TimeClause(FieldReference field, Window window, Unit grain, LocalCalendar calendar, Fill fill) {}
