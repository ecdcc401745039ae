package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;

/**
 * The time of a query.
 *
 * @param grain of the series; null if there is none
 * @param calendar its zone, and the day that weeks begin with
 * @param fill what stands in a series where there was nothing
 */
public record TimeClause(FieldReference field, Window window, Unit grain, LocalCalendar calendar, Fill fill) {}
