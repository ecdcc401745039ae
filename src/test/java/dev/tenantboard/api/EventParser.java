package dev.tenantboard.api;

import java.util.function.Consumer;

/** Reads a stream of server-sent events as browsers do (HTML, 9.2.6), limited to the fields that our server sends. */
public final class EventParser {

    private final Consumer<ServerEvent> target;
    private String lastId = "";
    private String id = "";
    private String name = "";
    private String data;
    private int comments;

    public EventParser(Consumer<ServerEvent> target) {
        this.target = target;
    }

    /** Returns the id from which a client continues: that of the last complete block. */
    public String lastId() {
        return lastId;
    }

    /** Returns the number of blocks without an event, which are heartbeats. */
    public int quietBlocks() {
        return comments;
    }

    public void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = data == null ? line.substring(6) : data + "\n" + line.substring(6);
        } else if (!line.startsWith(":") && !line.startsWith("retry: ")) {
            throw new IllegalStateException("no line of a stream of events: " + line);
        }
    }

    private void dispatch() {
        lastId = id;
        if (data == null) {
            comments++;
        } else {
            target.accept(new ServerEvent(lastId, name, data));
        }
        name = "";
        data = null;
    }
}
