package dev.tenantboard.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What clients of PostgreSQL say, message by message (protocol 3). Each is heard before the database can answer it: who waits
 * for the answer finds that it was.
 *
 * @param listeners makes one for each connection
 */
public record ClientMessages(Supplier<Listener> listeners) implements Relay.Way {

    /** What comes before the first typed message and is answered with one byte: SSL, encryption by GSSAPI. */
    private static final Set<Integer> QUESTIONS = Set.of(80877103, 80877104);

    /** Hears the messages of one connection that have a type: all but those that begin it. */
    public interface Listener {

        void hear(int type, byte[] content);
    }

    @Override
    public void pass(Socket client, Socket server) throws IOException {
        Listener listener = listeners.get();
        var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        byte[] content = content(in);
        send(in, out, content);
        while (isQuestion(content)) {
            // The answer comes by the other way, and then the next.
            content = content(in);
            send(in, out, content);
        }
        while (true) {
            int type = in.readByte();
            content = content(in);
            listener.hear(type, content);
            out.writeByte(type);
            send(in, out, content);
        }
    }

    private static boolean isQuestion(byte[] content) throws EOFException {
        if (content.length < Integer.BYTES) {
            throw new EOFException();
        }
        return QUESTIONS.contains(ByteBuffer.wrap(content).getInt());
    }

    private static byte[] content(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - Integer.BYTES);
    }

    private static void send(DataInputStream in, DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length + Integer.BYTES);
        out.write(content);
        if (in.available() == 0) {
            out.flush();
        }
    }
}
