package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.PositionCode;
import dev.tenantboard.live.log.RenderedEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page of the log as bytes. Those who are told the same share them. */
final class RenderedPage {

    /** What a subscriber is told of a page. @param names the names of its events */
    record Part(List<byte[]> blocks, Set<String> names) {}

    private final LogPage page;

    /** Of each entry, what it is for those who are told this. */
    private final List<Map<Message, byte[]>> rendered;

    RenderedPage(LogPage page) {
        this.page = page;
        this.rendered = page.told().stream()
                .<Map<Message, byte[]>>map(entry -> new IdentityHashMap<>(2))
                .toList();
    }

    LogPage page() {
        return page;
    }

    Part of(Caller reader) {
        List<byte[]> blocks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < page.told().size(); i++) {
            RenderedEntry entry = page.told().get(i);
            Map<Message, byte[]> known = rendered.get(i);
            entry.to().apply(reader).ifPresent(message -> {
                blocks.add(known.computeIfAbsent(message, told -> bytes(entry, told)));
                names.add(message.name());
            });
        }
        return new Part(blocks, names);
    }

    private static byte[] bytes(RenderedEntry entry, Message message) {
        return EventBlock.event(PositionCode.encode(entry.after()), message.name(), message.data());
    }
}
