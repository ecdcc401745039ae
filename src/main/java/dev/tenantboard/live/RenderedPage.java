package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.live.log.PositionCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page of the log as bytes. Subscriptions that receive the same message share its bytes. */
final class RenderedPage {

    /** The events of a page for one reader. @param names the names of the events */
    record Part(List<byte[]> blocks, Set<String> names) {}

    private final LogPage page;

    /** For each entry of the page, its messages as bytes. */
    private final List<Map<Message, byte[]>> messages;

    RenderedPage(LogPage page) {
        this.page = page;
        this.messages = page.entries().stream()
                .<Map<Message, byte[]>>map(entry -> new IdentityHashMap<>(2))
                .toList();
    }

    LogPage page() {
        return page;
    }

    Part forReader(Caller reader) {
        List<byte[]> blocks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < page.entries().size(); i++) {
            LogPage.Entry entry = page.entries().get(i);
            Map<Message, byte[]> known = messages.get(i);
            entry.rendering().to(reader).ifPresent(message -> {
                blocks.add(known.computeIfAbsent(message, absent -> bytes(entry, absent)));
                names.add(message.name());
            });
        }
        return new Part(blocks, names);
    }

    private static byte[] bytes(LogPage.Entry entry, Message message) {
        return EventBlock.event(PositionCode.encode(entry.after()), message);
    }
}
