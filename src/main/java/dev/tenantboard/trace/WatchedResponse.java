package dev.tenantboard.trace;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A response whose client may disconnect. Then nothing more is written, and no exception is thrown: JAX-RS and the
 * container would log it as a fault of the server, and answer 500. A stream of events, which is asynchronous, handles
 * the end of its client itself.
 */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final ServedRequest served;
    private ServletOutputStream output;

    WatchedResponse(HttpServletRequest request, HttpServletResponse response, ServedRequest served) {
        super(response);
        this.request = request;
        this.served = served;
    }

    /** JAX-RS sets the status when the answer is complete, before it sends any of it. */
    @Override
    public void setStatus(int status) {
        served.answer();
        super.setStatus(status);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (output == null) {
            output = new Output(super.getOutputStream());
        }
        return output;
    }

    @Override
    public void flushBuffer() throws IOException {
        ServletResponse response = getResponse();
        unlessLeft(response::flushBuffer);
    }

    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }

    private void unlessLeft(Sending sending) throws IOException {
        if (served.isCutOff()) {
            return;
        }
        try {
            sending.send();
        } catch (IOException disconnected) {
            if (request.isAsyncStarted() && !served.isSuspended()) {
                throw disconnected;
            }
            served.clientLeft();
        }
    }

    private final class Output extends ServletOutputStream {

        private final ServletOutputStream client;

        Output(ServletOutputStream client) {
            this.client = client;
        }

        @Override
        public void write(int next) throws IOException {
            unlessLeft(() -> client.write(next));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            unlessLeft(() -> client.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            unlessLeft(client::flush);
        }

        @Override
        public void close() throws IOException {
            unlessLeft(client::close);
        }

        @Override
        public boolean isReady() {
            return client.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            client.setWriteListener(listener);
        }
    }
}
