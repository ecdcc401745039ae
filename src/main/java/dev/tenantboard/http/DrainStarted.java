package dev.tenantboard.http;

/** Fired when load balancers have noticed the stop. Endless responses must end now. */
public record DrainStarted() {}
