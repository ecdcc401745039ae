package dev.tenantboard.live;

import java.time.Duration;

/**
 * The streams of this server.
 *
 * @param open all of them
 * @param behind those that have not been told everything up to their channel's last reading: they have just come, or their
 *     clients take what they are told slowly
 * @param sinceReading how long ago the log was read for those that are up to date, where that was longest ago
 */
public record StreamFigures(int open, int behind, Duration sinceReading) {}
