package dev.tenantboard.metric.catalog;

/** A relation in the schema of sources that is not a dataset, with the reason for the platform's operator. */
public record RefusedView(String name, String reason) {}
