package dev.tenantboard.metric.time;

import java.time.DayOfWeek;
import java.time.ZoneId;

/** How an organization counts days and weeks. */
public record LocalCalendar(ZoneId zone, DayOfWeek weekStart) {}
