package dev.tenantboard.faults.load;

import dev.tenantboard.faults.load.Client.Answer;
import dev.tenantboard.server.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One user at work: mostly reading, and writing in each way. A write that was not answered is sent again as it was, with the
 * same key or the same If-Match, until it is.
 */
public final class Worker implements Runnable {

    private static final int PAUSE_MILLIS = 60;
    private static final int RETRY_MILLIS = 250;
    private static final int BATCH = 5;

    private final Tenants.Tenant tenant;
    private final Client client;
    private final Tally tally;
    private final Ledger ledger;
    private final AtomicBoolean over;
    private final Random random;
    private final String name = "w-" + UUID.randomUUID();
    private int count;
    private String widget;
    private String etag;
    private String action;
    private String metric;
    private String lastActivity;

    Worker(Tenants.Tenant tenant, Client client, Tally tally, Ledger ledger, AtomicBoolean over, Random random) {
        this.tenant = tenant;
        this.client = client;
        this.tally = tally;
        this.ledger = ledger;
        this.over = over;
        this.random = random;
    }

    /** Before anything breaks. */
    void prepare() {
        Holdings own = Holdings.of(client, tenant.organization(), name);
        widget = own.widget();
        etag = own.etag();
        action = own.action();
        metric = own.metric();
        ledger.owns(widget, action);
        record();
    }

    @Override
    public void run() {
        while (!over.get()) {
            int which = random.nextInt(20);
            if (which < 12) {
                read(which);
            } else if (which < 15) {
                record();
            } else if (which < 16) {
                recordMany();
            } else if (which < 17) {
                mark();
            } else if (which < 18) {
                execute();
            } else {
                retitle();
            }
            Pause.millis(random.nextInt(2 * PAUSE_MILLIS));
        }
    }

    private void read(int which) {
        Answer answer = switch (which % 4) {
            case 0 -> client.get("/activities?limit=20");
            case 1 -> client.get("/widgets");
            case 2 -> client.get("/metrics/" + metric + "/value");
            default -> client.get("");
        };
        if (!answer.isOpen() && answer.status() != 200) {
            tally.complain("reading answered " + answer);
        }
    }

    private void record() {
        String marker = marker();
        ledger.sends(marker);
        Answer answer = retried(key -> client.post("/activities", activity(marker, null), key));
        if (expect(answer, 201, marker)) {
            ledger.acknowledged(marker);
            lastActivity = answer.json().path("id").asText();
        }
    }

    private void recordMany() {
        List<Object> items = new ArrayList<>();
        List<String> markers = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String marker = marker();
            markers.add(marker);
            ledger.sends(marker);
            items.add(activity(marker, marker));
        }
        // Half of them without a key: then the dedupe keys alone hold what is sent again apart.
        boolean keyed = random.nextBoolean();
        Answer answer = retried(key -> client.post(
                "/activities/batch", items, keyed ? key : UUID.randomUUID().toString()));
        if (expect(answer, 207, markers.get(0))) {
            for (int i = 0; i < BATCH; i++) {
                int status = answer.json().at("/items/" + i + "/status").asInt();
                if (status == 200 || status == 201) {
                    ledger.acknowledged(markers.get(i));
                } else {
                    tally.complain("an item answered " + answer.json().at("/items/" + i));
                }
            }
        }
    }

    private Map<String, Object> activity(String marker, String dedupeKey) {
        var activity = new java.util.HashMap<String, Object>(Map.of(
                "title",
                "Of " + tenant.organization(),
                "type",
                "USER_ACTION",
                "entityType",
                "deal",
                "entityId",
                marker,
                "action",
                "won"));
        if (dedupeKey != null) {
            activity.put("dedupeKey", dedupeKey);
        }
        return activity;
    }

    private void mark() {
        String activity = lastActivity;
        Answer answer = retried(key -> client.put("/activities/" + activity + "/marks", Map.of("isPinned", true)));
        if (expect(answer, 200, activity)) {
            ledger.marked(tenant.user(), activity);
        }
    }

    private void execute() {
        ledger.executes(action);
        Answer answer = retried(key -> client.post("/quick-actions/" + action + "/execute", Map.of(), key));
        if (expect(answer, 200, action)) {
            ledger.executed(action);
        }
    }

    /** Sent again after it had been done, it is refused because of its If-Match: then the title tells. */
    private void retitle() {
        String title = String.valueOf(ledger.titles(widget));
        Answer answer = retried(key -> client.patch("/widgets/" + widget, Map.of("title", title), etag));
        if (answer.status() == 412) {
            answer = retried(key -> client.get("/widgets/" + widget));
            if (answer.status() == 200 && !answer.json().path("title").asText().equals(title)) {
                tally.complain("a change was refused that nobody had made: " + title + " of " + answer.body());
            }
        }
        if (expect(answer, 200, widget)) {
            etag = answer.etag();
            ledger.titled(widget);
        }
    }

    private String marker() {
        return name + "-" + count++;
    }

    private boolean expect(Answer answer, int status, String what) {
        if (answer.status() != status && !answer.isOpen()) {
            tally.complain("writing " + what + " answered " + answer);
        }
        return answer.status() == status;
    }

    /** Until there is an answer that settles it, or the run has waited long enough. */
    private Answer retried(java.util.function.Function<String, Answer> call) {
        String key = UUID.randomUUID().toString();
        Answer answer = call.apply(key);
        for (int again = 0; again < 200 && (answer.isOpen() || isBusy(answer)); again++) {
            Pause.millis(RETRY_MILLIS);
            answer = call.apply(key);
        }
        return answer;
    }

    /** The key's first request is being worked on still. */
    private static boolean isBusy(Answer answer) {
        return answer.status() == 409;
    }
}
