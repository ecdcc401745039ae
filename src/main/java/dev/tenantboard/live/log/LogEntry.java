package dev.tenantboard.live.log;

import java.util.List;

/**
 * An entry of the log.
 *
 * @param kind null for a kind that only a newer version knows
 * @param subject the id of the row that changed
 * @param userId the only user who receives the event; null for all readers of the row
 * @param permissions the permissions that the row required before the change; null for a new row, and for other kinds
 * @param detail more data as JSON, or null
 */
public record LogEntry(
        long transaction,
        long sequence,
        EventKind kind,
        String subject,
        String userId,
        List<String> permissions,
        String detail) {}
