package dev.tenantboard.live.log;

import dev.tenantboard.access.Caller;
import java.util.Optional;
import java.util.function.Function;

/**
 * An entry of the log as it is told now.
 *
 * @param after where a reader stands who was told it
 * @param to what a reader is told, or nothing if the entry is not for them: by the same rule as their GET
 */
public record RenderedEntry(Position after, Function<Caller, Optional<Message>> to) {}
