package dev.tenantboard.trace;

/** Is notified of the end of each request, before its thread serves another one. */
public interface RequestObserver {

    void ended(EndedRequest request);
}
