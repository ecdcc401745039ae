/**
 * What can be measured: the datasets by name, with the SQL of their relations and columns, which no query document ever
 * brings.
 *
 * <p>Decisions. The built-in datasets are the product's own tables. Every view in the schema {@code dashboard_sources} becomes
 * one more where {@link dev.tenantboard.metric.catalog} found that it keeps organizations apart; of any other the operator is
 * told why not. Each server keeps what it knows: a timer has it look every 30 seconds; a name that is unknown
 * and a list have it look too, at most once a second. Where the database does not answer, the last known catalog stays. What is
 * not known yet (a view that could not be probed, or nothing at all since the start) is told from what is gone: a metric
 * over the one waits, a metric over the other is wrong. Names are camelCase as in the API. A view that a query was checked against may be gone when
 * the query runs: that is the query's own failure.
 *
 * <p>The platform's own tables, as its operator offers them to be measured: the views in the schema {@code dashboard_sources}, and
 * whether each keeps the organizations apart.
 *
 * <p>Decisions. A view is offered only if an organization that does not exist sees no row of it, and if its plan shows that every
 * table with an {@code organization_id} is read for the current organization only: by the view's own condition, by a join
 * with what has one, or by row-level security. The plan is proof even while the tables are empty, and finds the view that
 * crosses the organizations with another's rows, which passes every probe. What no plan shows (tables without organization,
 * functions, policies that look at the organization in their own way) is taken on trust, probed with organizations that
 * there are, and said in the log and to the platform's administrator. A verdict stays while the view cannot be probed
 * (locked, too slow at the moment), and a view without one is not known: neither offered nor gone. What is proved is probed
 * again every ten minutes or when the view changes, all else at each look. A look has one connection at a time and ten
 * seconds. The product's own predicate stands beside the view's in every query.
 */
package dev.tenantboard.metric.catalog;
