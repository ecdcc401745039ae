package dev.tenantboard.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The response of an admission: the client receives it only if the request is refused, and does not wait for its body. */
final class AdmissionResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    AdmissionResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    private boolean isSent() {
        return AwaitedBody.of(request) == null;
    }

    @Override
    public void setStatus(int status) {
        if (isSent()) {
            super.setStatus(status);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isSent()) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (isSent()) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (isSent()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (isSent()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isSent() ? super.getOutputStream() : new Nowhere();
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int next) {
            // The admission has no content.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("the admission is synchronous");
        }
    }
}
