/**
 * The datasets that metrics can query, with the SQL of their relations and columns. Query documents never contain SQL.
 *
 * <p>Datasets. The built-in datasets are the product's own tables. A view in the schema {@code dashboard_sources}
 * becomes a dataset if the probe proves that it keeps organizations apart. For every other view the operator gets the
 * reason. Each server keeps its own catalog. A timer refreshes it every 30 seconds. An unknown name or a list also
 * starts a survey, at most once a second. If the database does not answer, the last known catalog stays. A view that
 * could not be probed yet differs from a view that is gone: a metric over the first waits, a metric over the second is
 * invalid. Names are camelCase as in the API. A view may disappear between the check of a query and its run. Then the
 * query itself fails.
 *
 * <p>Isolation. A view is accepted on two conditions. An organization that does not exist sees no row of it. Its plan
 * restricts every table with an {@code organization_id} to the current organization: by the view's own condition, by a
 * join, or by row-level security. The plan is a proof even for empty tables. It also finds a view that joins other
 * organizations' rows and passes every probe of rows. A plan cannot show tables without an organization, functions, and
 * policies that check the organization in their own way. These are taken on trust, probed with existing organizations,
 * logged, and reported to the platform's administrator.
 *
 * <p>A verdict stays if the view cannot be probed for a time (locked or too slow). A view without a verdict is neither
 * accepted nor gone. A proved view is probed again every ten minutes or when it changes, all others in each survey. A
 * survey uses one connection at a time and at most ten seconds. Every query contains the product's own predicate beside
 * that of the view.
 */
package dev.tenantboard.metric.catalog;
