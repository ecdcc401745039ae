package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.dashboard.BoardLayout.Item;
import dev.tenantboard.widget.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page about layouts are what the code does. */
class DocumentedLayoutTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "layout.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void placesWidgetsAsInEachExample() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThan(5);
        for (String example : examples) {
            check(JSON.readTree(example));
        }
    }

    private static void check(JsonNode example) throws JsonProcessingException {
        var preferences = JSON.treeToValue(example.get("preferences"), Preferences.class);
        List<Item> shown = GeneratedBoard.shown(items(example.get("widgets")), preferences);

        Map<String, Placements> places = BoardLayout.of(shown, preferences);

        assertThat(JSON.<JsonNode>valueToTree(dashboard(places, example.get("dashboard"))))
                .isEqualTo(example.get("dashboard"));
    }

    private static List<Item> items(JsonNode widgets) throws JsonProcessingException {
        List<Item> items = new ArrayList<>();
        for (JsonNode widget : widgets) {
            items.add(new Item(widget.get("id").asText(), JSON.treeToValue(widget.get("position"), Position.class)));
        }
        return items;
    }

    /** The dashboard with the widths that the example shows. */
    private static List<ObjectNode> dashboard(Map<String, Placements> places, JsonNode expected) {
        List<ObjectNode> dashboard = new ArrayList<>();
        places.forEach((id, placements) -> {
            ObjectNode widget = JSON.createObjectNode().put("id", id);
            widget.setAll(JSON.<ObjectNode>valueToTree(placements));
            dashboard.add(widget.retain(names(expected.get(0))));
        });
        return dashboard;
    }

    private static List<String> names(JsonNode widget) {
        assertThat(widget.size()).isGreaterThan(1);
        return widget.properties().stream().map(Map.Entry::getKey).toList();
    }
}
