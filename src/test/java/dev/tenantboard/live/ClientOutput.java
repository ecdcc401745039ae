package dev.tenantboard.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** What a client is sent, as long as it reads. */
final class ClientOutput extends ServletOutputStream {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private WriteListener listener;
    private boolean reading = true;
    private boolean isLast;

    /** The request, of which a stream asks for nothing but its output. */
    AsyncContext request() {
        ServletResponse response = proxy(ServletResponse.class, "getOutputStream", this);
        return proxy(AsyncContext.class, "getResponse", response);
    }

    private static <T> T proxy(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> called.getName().equals(method) ? answer : null));
    }

    void stopReading() {
        reading = false;
    }

    void stopReadingAfterABlock() {
        isLast = true;
    }

    void readOn() throws IOException {
        reading = true;
        listener.onWritePossible();
    }

    String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
        return reading;
    }

    @Override
    public void setWriteListener(WriteListener told) {
        listener = told;
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
