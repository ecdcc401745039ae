package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.time.Window;
import java.time.ZoneId;

/** Another zone or window than the query's own, for one request; either may be null. */
public record Range(ZoneId zone, Window.Between window) {}
