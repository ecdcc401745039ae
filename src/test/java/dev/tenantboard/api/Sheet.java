package dev.tenantboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads all pages of a list. */
public final class Sheet {

    private Sheet() {}

    /** Returns the ids of all items, in the order of the pages. */
    public static List<String> ids(Session session, String list) {
        return ids(session, list, page -> {});
    }

    /** @param between receives each page before the next one is requested */
    public static List<String> ids(Session session, String list, Consumer<Answer> between) {
        List<String> ids = new ArrayList<>();
        String next = list;
        while (next != null) {
            Answer page = session.get(next).isStatus(200);
            for (JsonNode item : page.json().path("items")) {
                ids.add(item.path("id").asText());
            }
            between.accept(page);
            JsonNode cursor = page.json().path("next");
            assertThat(page.header("Link") == null).isEqualTo(cursor.isNull());
            next = cursor.isNull() ? null : list + (list.contains("?") ? "&" : "?") + "cursor=" + cursor.asText();
        }
        return ids;
    }
}
