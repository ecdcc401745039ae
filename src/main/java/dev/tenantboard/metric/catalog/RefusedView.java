package dev.tenantboard.metric.catalog;

/** A relation in the schema of sources that is no dataset, and why, for the platform's operator. */
public record RefusedView(String name, String reason) {}
