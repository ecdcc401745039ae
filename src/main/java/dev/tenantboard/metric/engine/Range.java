package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.time.Window;
import java.time.ZoneId;

/** Another zone or window for one request, instead of the query's own. Either may be null. */
public record Range(ZoneId zone, Window.Between window) {}
