import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.api.WidgetsApi;
import client.model.Position;
import client.model.WidgetDefinition;
import client.model.WidgetDefinitionPatch;
import client.model.WidgetType;
import client.model.WidgetView;
import client.model.WidgetViewPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a client team does first with the generated client: create, page, patch, and send again. */
public final class ClientProgram {

    private static final List<WidgetType> TYPES = List.of(WidgetType.ACTIVITY_FEED);

    private final WidgetsApi widgets;

    private ClientProgram(String server, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(server);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        widgets = new WidgetsApi(client);
    }

    public static void main(String[] arguments) throws ApiException {
        var program = new ClientProgram(arguments[0], arguments[1]);
        List<String> created = List.of(
                program.create("First").getId(),
                program.create("Second").getId(),
                program.create("Third").getId());
        program.pageThrough(created);
        program.patchWithStaleTag(created.get(0));
        program.sendAgain();
    }

    private static WidgetDefinition definition(String name) {
        return new WidgetDefinition()
                .name(name)
                .type(WidgetType.ACTIVITY_FEED)
                .config(Map.of())
                .position(new Position().x(0).y(0).w(4).h(3));
    }

    private WidgetView create(String name) throws ApiException {
        WidgetView created = widgets.createWidget(definition(name), null, null);
        demand(created.getName().equals(name), "the widget has its name");
        demand(created.getCreatedAt() != null, "the widget has its time");
        return created;
    }

    private void pageThrough(List<String> created) throws ApiException {
        List<String> found = new ArrayList<>();
        int pages = 0;
        String cursor = null;
        do {
            WidgetViewPage page = widgets.listWidgets(2, cursor, TYPES, null, null);
            page.getItems().forEach(widget -> found.add(widget.getId()));
            cursor = page.getNext();
            pages++;
        } while (cursor != null);
        demand(pages >= 2, "there is more than one page");
        demand(found.containsAll(created), "the pages hold what was created");
        demand(found.stream().distinct().count() == found.size(), "no widget is on two pages");
    }

    private void patchWithStaleTag(String id) throws ApiException {
        String read = widgets.getWidget(id, null, null).getEtag();
        WidgetView patched = widgets.patchWidget(id, read, new WidgetDefinitionPatch().title("Patched"), null, null);
        demand(patched.getTitle().equals("Patched"), "the patch is in");
        try {
            widgets.patchWidget(id, read, new WidgetDefinitionPatch().title("Too late"), null, null);
            demand(false, "the stale patch is refused");
        } catch (ApiException refused) {
            demand(refused.getCode() == 412, "the refusal is 412");
            demand(refused.getResponseBody().contains("\"status\":412"), "the refusal is a problem");
        }
    }

    private void sendAgain() throws ApiException {
        String key = UUID.randomUUID().toString();
        ApiResponse<WidgetView> first = widgets.createWidgetWithHttpInfo(definition("Once"), null, key);
        ApiResponse<WidgetView> again = widgets.createWidgetWithHttpInfo(definition("Once"), null, key);
        demand(again.getData().getId().equals(first.getData().getId()), "one widget was made");
        demand(again.getHeaders().get("Idempotency-Replayed").contains("true"), "the second answer is the first");
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
