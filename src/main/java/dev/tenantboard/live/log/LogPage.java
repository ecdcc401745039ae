package dev.tenantboard.live.log;

import dev.tenantboard.access.Caller;
import java.util.List;
import java.util.Map;

/**
 * A part of an organization's log.
 *
 * @param told its entries
 * @param next where to go on reading; it lies beyond the entries that nobody is told
 * @param more whether there was more than the page holds; of a reading that was under way, and not of what came since
 * @param members those of the asked users who are active members, with the role and the permissions that they have now
 */
public record LogPage(List<RenderedEntry> told, Position next, boolean more, Map<String, Caller> members) {}
