import client.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls every operation of the contract with the generated client, and has it decode each answer. Bodies are the examples of
 * the contract, ids are those of new resources. The stream of events is left out, because the client would read it to its end,
 * and so are templates, which only the platform's administrator may create.
 */
public final class EveryOperation {

    private static final List<String> ORDER = List.of("post", "get", "put", "patch", "delete");
    private static final String ENDLESS = "streamEvents";

    /** There are no templates, because only the platform's administrator may create them. */
    private static final String ADMINISTRATED = "/dashboard/templates";

    private final String server;
    private final String token;
    private final ApiClient client = new ApiClient();
    private final ObjectMapper mapper;
    private final JsonNode contract;
    private final Map<String, String> ids = new HashMap<>();

    private record Operation(String path, String verb, JsonNode described) {

        String id() {
            return described.get("operationId").asText();
        }

        boolean isCreation() {
            return verb.equals("post") && described.get("responses").has("201");
        }
    }

    private EveryOperation(String server, String token) throws Exception {
        this.server = server;
        this.token = token;
        client.updateBaseUri(server);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        mapper = client.getObjectMapper();
        contract = new ObjectMapper().readTree(text("/openapi?format=JSON"));
    }

    public static void main(String[] arguments) throws Exception {
        new EveryOperation(arguments[0], arguments[1]).run();
    }

    private void run() throws Exception {
        List<Operation> operations = operations();
        for (Operation operation : operations) {
            call(operation);
        }
        System.out.println(operations.size() + " operations, each answer decoded");
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        contract.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> ORDER.contains(operation.getKey()))
                .forEach(operation ->
                        operations.add(new Operation(path.getKey(), operation.getKey(), operation.getValue()))));
        operations.removeIf(operation -> operation.id().equals(ENDLESS) || operation.path().contains(ADMINISTRATED));
        operations.sort(Comparator.comparing((Operation operation) -> !operation.isCreation())
                .thenComparing(operation -> ORDER.indexOf(operation.verb())));
        return operations;
    }

    private void call(Operation operation) throws Exception {
        Method method = method(operation);
        Map<String, Object> values = values(operation);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            arguments.add(argument(parameter, operation, values));
        }
        Object api = method.getDeclaringClass().getConstructor(ApiClient.class).newInstance(client);
        try {
            Object answer = method.invoke(api, arguments.toArray());
            demand(method.getReturnType() == void.class || answer != null, operation.id() + " has an answer");
            if (operation.isCreation()) {
                ids.put(operation.path(), mapper.valueToTree(answer).get("id").asText());
            }
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(operation.id() + " failed", failure.getCause());
        }
    }

    /** The method with the fewest parameters: the others also take options of the client. */
    private static Method method(Operation operation) throws ClassNotFoundException {
        String tag = camelCase(operation.described().at("/tags/0").asText().replace(" ", "-"));
        String api = "client.api." + tag.substring(0, 1).toUpperCase() + tag.substring(1) + "Api";
        return Arrays.stream(Class.forName(api).getMethods())
                .filter(method -> method.getName().equals(operation.id()))
                .min(Comparator.comparing(Method::getParameterCount))
                .orElseThrow(() -> new IllegalStateException("no method " + operation.id()));
    }

    /** The values of the parameters, by the names that the client gives them. Optional parameters have none. */
    private Map<String, Object> values(Operation operation) throws Exception {
        Map<String, Object> values = new HashMap<>();
        for (JsonNode named : operation.described().path("parameters")) {
            JsonNode parameter = named.has("$ref") ? contract.at(named.get("$ref").asText().substring(1)) : named;
            String name = parameter.get("name").asText();
            values.put(camelCase(name), parameter.path("required").asBoolean() ? value(name, operation) : null);
        }
        return values;
    }

    private String value(String name, Operation operation) throws Exception {
        return switch (name) {
            case "id" -> id(operation);
            case "type" -> "CHART";
            case "name" -> "activities";
            case "If-Match" -> etag(operation);
            default -> throw new IllegalStateException("no value for " + name + " of " + operation.id());
        };
    }

    private String id(Operation operation) {
        return ids.get(operation.path().substring(0, operation.path().indexOf("/{id}")));
    }

    private String etag(Operation operation) throws Exception {
        String path = operation.path().contains("{id}") ? operation.path().replace("{id}", id(operation)) : operation.path();
        return answer(path).headers().firstValue("ETag").orElseThrow();
    }

    private Object argument(Parameter parameter, Operation operation, Map<String, Object> values) throws Exception {
        if (values.containsKey(parameter.getName())) {
            Object value = values.get(parameter.getName());
            return value == null ? null : mapper.convertValue(value, parameter.getType());
        }
        JsonNode body = operation.described().at("/requestBody/content").elements().next().get("example");
        return mapper.readValue(
                body.toString(), mapper.getTypeFactory().constructType(parameter.getParameterizedType()));
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() ? word.substring(0, 1).toLowerCase() : word.substring(0, 1).toUpperCase())
                    .append(word.substring(1));
        }
        return camel.toString();
    }

    private String text(String path) throws Exception {
        return answer(path).body();
    }

    private HttpResponse<String> answer(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
