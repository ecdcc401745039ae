package dev.tenantboard.http;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** Skips a byte order mark before a body, as RFC 8259 (8.1) allows. Some editors and spreadsheets write it. */
@Provider
public class ByteOrderMark implements ReaderInterceptor {

    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = new PushbackInputStream(context.getInputStream(), UTF_8.length);
        byte[] first = body.readNBytes(UTF_8.length);
        if (!Arrays.equals(first, UTF_8)) {
            body.unread(first);
        }
        context.setInputStream(body);
        return context.proceed();
    }
}
