package dev.tenantboard.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.api.Database;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * Stands between a server's pool and PostgreSQL and reads along how each statement was executed: the module auto_explain
 * tells it as a notice, which the driver passes over. So it is the product's own statement, as the application role, with
 * the tenant set.
 */
public final class PlanTap implements AutoCloseable {

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

    /** Creates a relay in front of a database. It records no plans before {@link #open}. */
    public static PlanTap before(Database database) {
        return new PlanTap(database);
    }

    /** Returns the JDBC address for a server whose plans are recorded. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + relay.port() + "/" + database.name()
                + "?sslmode=disable&gssEncMode=disable";
    }

    /** Tells of the plans of statements, on connections of the application role that are made from now on. */
    public void open() {
        set("session_preload_libraries", "auto_explain");
        set("auto_explain.log_min_duration", "0");
        set("auto_explain.log_analyze", "on");
        set("auto_explain.log_buffers", "on");
        set("auto_explain.log_timing", "off");
        set("auto_explain.log_format", "json");
        set("auto_explain.log_level", "notice");
    }

    /** Of connections that are made from now on. */
    public void shut() {
        database.update("alter role tenantboard_app in database " + database.name() + " reset all");
    }

    public void set(String setting, String value) {
        database.update(
                "alter role tenantboard_app in database " + database.name() + " set " + setting + " = '" + value + "'");
    }

    /** The plans of the statements since the last call. */
    public List<JsonNode> take() {
        List<JsonNode> taken = new ArrayList<>();
        for (JsonNode plan = plans.poll(); plan != null; plan = plans.poll()) {
            taken.add(plan);
        }
        return taken;
    }

    /** Every message of the server is a type, its length and the rest. */
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

    /** A notice's fields are a letter and a text each; M is the message. */
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
