/**
 * What the caller may measure: the datasets of {@link dev.tenantboard.metric.catalog} whose permissions they hold, with the
 * operators and aggregates that the language has for each field. It stands apart from the catalog because the language is
 * above it. A dataset that is hidden from a caller is to them like one that does not exist.
 */
package dev.tenantboard.metric.dataset;
