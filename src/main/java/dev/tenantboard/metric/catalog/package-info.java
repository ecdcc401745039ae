/**
 * What can be measured: the datasets by name, with the SQL of their relations and columns, which no query document ever
 * brings.
 *
 * <p>Decisions. The built-in datasets are the product's own tables. Every view in the schema {@code dashboard_sources} becomes
 * one more where {@link dev.tenantboard.metric.source} found that it keeps organizations apart; of any other the operator is
 * told why not. Each server keeps what it knows: a timer probes all views again every 30 seconds; for a name that is unknown
 * and for a list it looks for views that came, changed or went, at most once a second. Where the database does not answer,
 * the last known catalog stays. Names are camelCase as in the API. A view that a query was checked against may be gone when
 * the query runs: that is the query's own failure.
 */
package dev.tenantboard.metric.catalog;
