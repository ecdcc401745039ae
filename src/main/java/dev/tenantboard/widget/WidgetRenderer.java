package dev.tenantboard.widget;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventKind;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.EventRenderer;
import dev.tenantboard.live.log.EventRendering;
import dev.tenantboard.live.log.LogEntry;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Renders changes of widgets for each reader. A widget that the reader could not read before is created for them; one
 * that they can no longer read is deleted. It does not matter whether the widget or its permissions changed.
 */
@Stateless
@Tenanted
public class WidgetRenderer implements EventRenderer {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @EventData({EventName.WIDGET_CREATED, EventName.WIDGET_CHANGED, EventName.WIDGET_DELETED})
    @Schema(description = "The data of widget.created, widget.changed and widget.deleted.")
    private record ChangedWidget(
            @Schema(description = "The id of the widget.", example = "cm4qz2x1a0001")
            String id) {}

    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(EventKind.WIDGET_CHANGED);
    }

    @Override
    public Map<LogEntry, EventRendering> render(Collection<LogEntry> entries) {
        Map<String, DashboardWidget> widgets =
                find(entries.stream().map(LogEntry::subject).collect(Collectors.toSet()));
        return entries.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        entry -> rendering(entry, Optional.ofNullable(widgets.get(entry.subject())))));
    }

    private Map<String, DashboardWidget> find(Set<String> ids) {
        return entities.createQuery(
                        "select e from DashboardWidget e where e.organizationId = :organization and e.id in :ids",
                        DashboardWidget.class)
                .setParameter("organization", tenant.organizationId())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(DashboardWidget::id, Function.identity()));
    }

    private static EventRendering rendering(LogEntry entry, Optional<DashboardWidget> widget) {
        var content = new ChangedWidget(entry.subject());
        Message created = Message.of(EventName.WIDGET_CREATED, content);
        Message changed = Message.of(EventName.WIDGET_CHANGED, content);
        Message deleted = Message.of(EventName.WIDGET_DELETED, content);
        return reader -> {
            boolean before = wasReadable(entry, reader);
            boolean now = widget.filter(row -> row.isReadableBy(reader)).isPresent();
            if (now) {
                return Optional.of(before ? changed : created);
            }
            return before ? Optional.of(deleted) : Optional.empty();
        };
    }

    private static boolean wasReadable(LogEntry entry, Caller reader) {
        return entry.permissions() != null && reader.holds(entry.permissions());
    }
}
