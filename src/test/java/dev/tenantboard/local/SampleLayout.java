package dev.tenantboard.local;

import static dev.tenantboard.local.SampleDashboard.SAMPLE;
import static dev.tenantboard.local.SampleDashboard.id;
import static dev.tenantboard.local.SampleDashboard.name;
import static dev.tenantboard.local.SampleDashboard.place;
import static dev.tenantboard.local.SampleDashboard.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.local.SampleOrganizations.Membership;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The layouts of the sample users: each has the widgets that the user may read. They have chosen none, so they see all. */
final class SampleLayout {

    private SampleLayout() {}

    /** Inserts a member's layout for all their organizations. */
    static void insert(Rows rows, List<Membership> memberships) throws SQLException {
        String userId = memberships.get(0).userId();
        StringJoiner layout = new StringJoiner(",", "{", "}");
        for (Membership membership : memberships) {
            layout.add("\"" + membership.organizationId() + "\":"
                    + part(membership.organizationId(), readable(membership)));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", SampleIds.of("dashboard " + userId));
        row.put("user_id", userId);
        row.put("layout", Rows.json(layout.toString()));
        row.put("pinned_modules", List.of("orders"));
        row.put("theme", Rows.constant("DashboardTheme", userId.hashCode() % 2 == 0 ? "LIGHT" : "DARK"));
        rows.insert("user_dashboards", row);
    }

    private static List<JsonNode> readable(Membership member) {
        boolean all = Set.of("OWNER", "ADMIN").contains(member.role());
        List<JsonNode> readable = new ArrayList<>();
        for (JsonNode widget : SAMPLE.get("widgets")) {
            if (all || member.permissions().containsAll(texts(widget.path("permissions")))) {
                readable.add(widget);
            }
        }
        return readable;
    }

    private static String part(String organizationId, List<JsonNode> widgets) {
        StringJoiner items = new StringJoiner(",");
        for (JsonNode widget : widgets) {
            String id = id("widget", name(widget), organizationId);
            items.add("{\"widgetId\":\"" + id + "\"," + place(widget) + "}");
        }
        return "{\"items\":[" + items + "],\"pinnedModules\":[\"orders\"]}";
    }
}
