package dev.tenantboard.live.log;

import dev.tenantboard.access.Caller;
import java.util.Optional;

/** What is told of an entry: nothing to whoever could not read it themselves. Those who are told the same get the same object. */
@FunctionalInterface
public interface EventRendering {

    Optional<Message> to(Caller reader);
}
