package dev.tenantboard.http;

import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Callers;
import dev.tenantboard.api.Session;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;

/** All operations with a body, each with a valid body. */
enum BodyOperation {
    CREATE_WIDGET("POST", "/widgets", Bodies.WIDGET),
    REPLACE_WIDGET("PUT", "/widgets", Bodies.WIDGET),
    PATCH_WIDGET("PATCH", "/widgets", Bodies.WIDGET),
    CREATE_QUICK_ACTION("POST", "/quick-actions", Bodies.QUICK_ACTION),
    REPLACE_QUICK_ACTION("PUT", "/quick-actions", Bodies.QUICK_ACTION),
    PATCH_QUICK_ACTION("PATCH", "/quick-actions", Bodies.QUICK_ACTION),
    EXECUTE_QUICK_ACTION("POST", "/quick-actions", Bodies.EXECUTION),
    CREATE_METRIC("POST", "/metrics", Bodies.METRIC),
    REPLACE_METRIC("PUT", "/metrics", Bodies.METRIC),
    PATCH_METRIC("PATCH", "/metrics", Bodies.METRIC),
    PREVIEW_METRIC("POST", "/metrics/preview", Bodies.DRAFT),
    CALCULATE_METRICS("POST", "/metrics/calculate", Bodies.METRICS),
    READ_ROWS("POST", "/metric-datasets/activities/rows", Bodies.ROWS),
    RECORD_ACTIVITY("POST", "/activities", Bodies.ACTIVITY),
    RECORD_ACTIVITIES("POST", "/activities/batch", "[" + Bodies.ACTIVITY + "]"),
    MARK_ACTIVITY("PATCH", "/activities", Bodies.MARKS),
    REPLACE_OWN_MARKS("PUT", "/activities", Bodies.MARKS),
    MARK_ACTIVITIES("POST", "/activities/marks", Bodies.MARKS_CHANGE),
    REPLACE_BUNDLE("PUT", "/bundle?dryRun=true", Bodies.BUNDLE),
    CREATE_TEMPLATE("POST", "/templates?scope=system", Bodies.NEW_TEMPLATE),
    REPLACE_TEMPLATE("PUT", "/templates", Bodies.TEMPLATE),
    REPLACE_PREFERENCES("PUT", "/preferences", Bodies.PREFERENCES),
    PATCH_PREFERENCES("PATCH", "/preferences", Bodies.PREFERENCES);

    /** The target of an operation: a path, and the ETag if there is one. */
    record Target(String path, String etag) {}

    private final String method;
    private final String collection;
    private final String body;

    BodyOperation(String method, String collection, String body) {
        this.method = method;
        this.collection = collection;
        this.body = body;
    }

    String body() {
        return this == CREATE_TEMPLATE ? Bodies.newTemplate() : body;
    }

    /** Returns who may send it: the platform's administrator for its templates, else an OWNER. */
    Caller caller() {
        return collection.startsWith("/templates") ? Callers.PLATFORM_ADMINISTRATOR : Callers.ACME_OWNER;
    }

    boolean creates() {
        return method.equals("POST") && this != EXECUTE_QUICK_ACTION;
    }

    int maxBytes() {
        return this == RECORD_ACTIVITIES ? 8 * 1024 * 1024 : 1024 * 1024;
    }

    int success() {
        return switch (this) {
            case MARK_ACTIVITIES, CALCULATE_METRICS, RECORD_ACTIVITIES -> 207;
            case PREVIEW_METRIC, READ_ROWS -> 200;
            default -> creates() ? 201 : 200;
        };
    }

    /** Returns the path of the operation, and creates the entity to change first. */
    Target target(Session session) {
        if (creates()) {
            return new Target(collection, null);
        }
        if (this == REPLACE_TEMPLATE) {
            Answer created = session.post("/templates?scope=system", Bodies.newTemplate())
                    .isStatus(201);
            return new Target("/templates/" + created.text("/name") + "?scope=system", created.etag());
        }
        if (collection.equals("/preferences") || this == REPLACE_BUNDLE) {
            return new Target(
                    collection,
                    session.get(collection.split("\\?")[0]).isStatus(200).etag());
        }
        if (this == EXECUTE_QUICK_ACTION) {
            Answer form = session.post(collection, Bodies.FORM).isStatus(201);
            return new Target(collection + "/" + form.id() + "/execute", null);
        }
        boolean marks = collection.equals("/activities");
        Answer created =
                session.post(collection, marks ? Bodies.ACTIVITY : body).isStatus(201);
        String below = this == REPLACE_OWN_MARKS ? "/marks" : "";
        return new Target(collection + "/" + created.id() + below, marks ? null : created.etag());
    }

    String contentType() {
        return method.equals("PATCH") ? MergePatch.MEDIA_TYPE : "application/json";
    }

    String method() {
        return method;
    }

    Answer send(Session session, Target target, String text) {
        return send(session, target, BodyPublishers.ofString(text));
    }

    Answer send(Session session, Target target, BodyPublisher bytes) {
        return session.ifMatch(target.etag()).send(method, target.path(), contentType(), bytes);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static final class Bodies {
        static final String WIDGET = """
                {"name":"Open deals","type":"CHART","config":{"color":"blue"},"position":{"x":0,"y":0,"w":4,"h":3},
                "dataSource":"activities","refreshRate":300,"isVisible":true,"title":"Open deals","chartType":"line",
                "permissions":[]}""";
        static final String QUICK_ACTION = """
                {"name":"New invoice","description":"Opens the form","icon":"receipt","actionType":"NAVIGATION",
                "targetUrl":"/invoices/new","apiEndpoint":"https://api.example.com/","formConfig":{"type":"object"},
                "color":"blue","isEnabled":true,"sortOrder":5,"requiredRole":[],"requiredTier":[]}""";
        static final String FORM = """
                {"name":"New invoice","icon":"receipt","actionType":"MODAL_FORM","formConfig":{"type":"object"}}""";
        static final String EXECUTION = """
                {"input":{"amount":1}}""";
        static final String METRIC = """
                {"name":"Critical events","category":"SYSTEM","query":{"v":1,"dataset":"activities",
                "measures":[{"id":"n","agg":"count"}],"value":"n"},"unit":"events","format":"number",
                "targetValue":1.5,"warningThreshold":2.5,"criticalThreshold":3.5,"chartType":"line","color":"blue",
                "icon":"chart","permissions":[],"refreshRate":300}""";
        static final String DRAFT = """
                {"query":{"v":1,"dataset":"activities","measures":[{"id":"n","agg":"count"}],"value":"n"},
                "targetValue":1.5,"warningThreshold":2.5,"criticalThreshold":3.5}""";
        static final String METRICS = """
                {"ids":["1","2"]}""";
        static final String ROWS = """
                {"fields":[{"field":"createdAt"},{"field":"metadata.amount","as":"number"}],
                "where":{"field":"severity","op":"eq","value":"INFO"},
                "time":{"field":"createdAt","window":{"last":30,"unit":"day"}},
                "orderBy":[{"field":"createdAt","dir":"desc"}]}""";
        static final String ACTIVITY = """
                {"title":"Invoice paid","description":"In full","type":"USER_ACTION","entityType":"invoice",
                "entityId":"1","action":"paid","metadata":{"amount":1},"severity":"INFO"}""";
        static final String MARKS = """
                {"isRead":true,"isPinned":false,"isArchived":false}""";
        static final String MARKS_CHANGE = """
                {"ids":["1","2"],"isRead":true,"isPinned":false,"isArchived":false}""";
        static final String BUNDLE = """
                {"v":1,"metrics":[],"quickActions":[],"widgets":[]}""";
        static final String TEMPLATE = """
                {"bundle":{"v":1,"metrics":[],"quickActions":[],"widgets":[]},"defaultOf":[]}""";
        static final String NEW_TEMPLATE = """
                {"name":"$","bundle":{"v":1,"metrics":[],"quickActions":[],"widgets":[]},"defaultOf":[]}""";

        /** A template with a new name. */
        static String newTemplate() {
            return NEW_TEMPLATE.replace("$", "t-" + UUID.randomUUID());
        }

        static final String PREFERENCES = """
                {"layout":[],"mediumLayout":[],"narrowLayout":[],"widgets":[],"quickActions":[],"pinnedModules":[],"theme":"DARK",
                "density":"COMPACT","autoRefresh":false}""";
    }
}
