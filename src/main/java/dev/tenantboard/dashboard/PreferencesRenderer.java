package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventKind;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.EventRenderer;
import dev.tenantboard.live.log.EventRendering;
import dev.tenantboard.live.log.LogEntry;
import dev.tenantboard.live.log.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Notifies users that their own preferences changed. Clients read the new ones if they need them. */
@ApplicationScoped
public class PreferencesRenderer implements EventRenderer {

    private static final Message CHANGED = Message.of(EventName.PREFERENCES_CHANGED, new ChangedPreferences());

    @EventData(EventName.PREFERENCES_CHANGED)
    @JsonAutoDetect
    @Schema(description = "The data of preferences.changed: nothing.")
    private record ChangedPreferences() {}

    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(EventKind.PREFERENCES_CHANGED);
    }

    @Override
    public Map<LogEntry, EventRendering> render(Collection<LogEntry> entries) {
        return entries.stream().collect(Collectors.toMap(Function.identity(), PreferencesRenderer::rendering));
    }

    private static EventRendering rendering(LogEntry entry) {
        return reader -> reader.userId().equals(entry.userId()) ? Optional.of(CHANGED) : Optional.empty();
    }
}
