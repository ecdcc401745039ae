package dev.tenantboard.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** The output of a stream to a client that may stop reading. */
final class ClientOutput extends ServletOutputStream {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private WriteListener listener;
    private boolean reading = true;
    private boolean isLast;

    /** A request of which a stream uses only the output. */
    AsyncContext request() {
        ServletResponse response = proxy(ServletResponse.class, "getOutputStream", this);
        return proxy(AsyncContext.class, "getResponse", response);
    }

    private static <T> T proxy(Class<T> type, String method, Object result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> called.getName().equals(method) ? result : null));
    }

    void stopReading() {
        reading = false;
    }

    void stopReadingAfterABlock() {
        isLast = true;
    }

    void continueReading() throws IOException {
        reading = true;
        listener.onWritePossible();
    }

    /** The stream, whose lock is held while it writes. */
    WriteListener stream() {
        return listener;
    }

    String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
        return reading;
    }

    @Override
    public void setWriteListener(WriteListener notified) {
        listener = notified;
    }

    @Override
    public void write(byte[] block) {
        sent.writeBytes(block);
        reading = !isLast;
    }

    @Override
    public void write(int next) {
        sent.write(next);
    }
}
