package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Database;
import dev.tenantboard.database.Relay;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * A proxy between a server's pool and PostgreSQL that reads the plan of each executed statement. The module
 * auto_explain sends the plan as a notice, which the driver ignores. So the plans are those of the product's own
 * statements, role and tenant.
 */
final class PlanTap implements AutoCloseable {

    private static final Pattern PLAN =
            Pattern.compile("duration: [0-9.]+ ms  plan:\\s*(\\{.*\\})\\s*", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Queue<JsonNode> plans = new ConcurrentLinkedQueue<>();
    private final Relay relay;

    private PlanTap(Database database) {
        this.database = database;
        this.relay = Relay.before(database.server().port(), Relay.Way.COPY, this::read);
    }

    /** Starts a proxy for a database. It affects new connections of the application role. */
    static PlanTap before(Database database) {
        var tap = new PlanTap(database);
        tap.set("session_preload_libraries", "auto_explain");
        tap.set("auto_explain.log_min_duration", "0");
        tap.set("auto_explain.log_analyze", "on");
        tap.set("auto_explain.log_buffers", "on");
        tap.set("auto_explain.log_timing", "off");
        tap.set("auto_explain.log_format", "json");
        tap.set("auto_explain.log_level", "notice");
        return tap;
    }

    void set(String setting, String value) {
        database.update(
                "alter role tenantboard_app in database " + database.name() + " set " + setting + " = '" + value + "'");
    }

    /** The settings of a server that uses the proxy. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put(
                "TENANTBOARD_DATABASE_URL",
                "jdbc:postgresql://localhost:" + relay.port() + "/" + database.name()
                        + "?sslmode=disable&gssEncMode=disable");
        return settings;
    }

    /** Returns the plans of the statements since the last call. */
    List<JsonNode> take() {
        List<JsonNode> taken = new ArrayList<>();
        for (JsonNode plan = plans.poll(); plan != null; plan = plans.poll()) {
            taken.add(plan);
        }
        return taken;
    }

    /** Reads messages; each is a type, a length and the content. */
    private void read(Socket server, Socket client) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        while (true) {
            int type = in.readByte();
            byte[] content = in.readNBytes(in.readInt() - 4);
            if (type == 'N') {
                note(new String(content, StandardCharsets.UTF_8));
            } else {
                out.writeByte(type);
                out.writeInt(content.length + 4);
                out.write(content);
            }
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** Reads the fields of a notice; each is a letter and a text, and M is the message. */
    private void note(String notice) throws IOException {
        for (String field : notice.split("\0")) {
            var plan = PLAN.matcher(field.isEmpty() ? "" : field.substring(1));
            if (plan.matches()) {
                plans.add(JSON.readTree(plan.group(1)));
            }
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
