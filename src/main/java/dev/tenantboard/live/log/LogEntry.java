package dev.tenantboard.live.log;

import java.util.List;

/**
 * An entry of the log.
 *
 * @param subject the id of the row that changed
 * @param userId the only user who is told; null if whoever may read the row is
 * @param permissions what the row's readers had to hold before the change; null if it is said of no such row, or it is new
 * @param detail what else is logged, as JSON; null if nothing is
 */
public record LogEntry(
        long transaction,
        long sequence,
        EventKind kind,
        String subject,
        String userId,
        List<String> permissions,
        String detail) {}
