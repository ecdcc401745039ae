package dev.tenantboard.http;

/** Balancers have had the time to notice that the server stops: what would go on for ever is to end now. */
public record DrainStarted() {}
