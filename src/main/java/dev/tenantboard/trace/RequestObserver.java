package dev.tenantboard.trace;

/** Is told of each request when it is over, before its thread serves another one. */
public interface RequestObserver {

    void ended(EndedRequest request);
}
