package dev.tenantboard.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Counts the items of a body when it is read, before anything is done with them. */
@Provider
public class ItemCountInterceptor implements ReaderInterceptor {

    @Inject
    private RequestLimit limit;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body instanceof CountedItems items) {
            limit.countItems(items.countedItems());
        }
        return body;
    }
}
