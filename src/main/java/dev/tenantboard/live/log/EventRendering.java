package dev.tenantboard.live.log;

import dev.tenantboard.access.Caller;
import java.util.Optional;

/**
 * Renders one entry for each reader. The result is empty if the reader's own GET would not show the row. Readers of the same
 * message get the same object.
 */
@FunctionalInterface
public interface EventRendering {

    Optional<Message> to(Caller reader);
}
