/**
 * What can be measured: the datasets by name, with the SQL of their relations and columns, which no query document ever
 * brings.
 *
 * <p>Decisions. The built-in datasets are the product's own tables. Every view in the schema {@code dashboard_sources} becomes
 * one more where {@link dev.tenantboard.metric.source} found that it keeps organizations apart; of any other the operator is
 * told why not. Each server keeps what it knows: a timer has it look every 30 seconds; a name that is unknown
 * and a list have it look too, at most once a second. Where the database does not answer, the last known catalog stays. What is
 * not known yet (a view that could not be probed, or nothing at all since the start) is told from what is gone: a metric
 * over the one waits, a metric over the other is wrong. Names are camelCase as in the API. A view that a query was checked against may be gone when
 * the query runs: that is the query's own failure.
 */
package dev.tenantboard.metric.catalog;
