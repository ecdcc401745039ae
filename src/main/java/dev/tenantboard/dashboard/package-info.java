/**
 * The whole dashboard in one call: the caller's layout, the widgets with their stored data, and the lists that widgets
 * refer to. Also each user's own dashboard.
 *
 * <p>One transaction assembles the dashboard. It calls the service of each feature once, or twice if the user has
 * chosen what to show, so that the number of statements does not depend on the number of widgets. Every list has a limit;
 * {@link dev.tenantboard.dashboard.MoreLinks} links to the rest. Without a range, the answer contains stored values; due
 * values are calculated after it is sent. Only the staleness of values depends on the time of the request, so the entity
 * tag changes when the data changes or becomes stale. First values, and values over a requested range, are
 * calculated after the transaction: {@link dev.tenantboard.dashboard.DashboardRequests} waits for them.
 *
 * <p>The weather is the only data that comes from outside. It is added after the transaction
 * ({@link dev.tenantboard.dashboard.WeatherWidgets}), from a cache that other threads fill
 * ({@link dev.tenantboard.dashboard.WeatherCache}), so a slow source delays an answer by at most half a second and holds no
 * connection.
 *
 * <p>A user's own dashboard is one row. It contains the theme, density and refresh for all organizations, and a choice
 * of widgets and quick actions and three layouts for each organization of the user. The API reads and replaces the part
 * of the current organization.
 *
 * <p>The server places the widgets, and not each client, so that the same dashboard is the same everywhere. Widgets
 * may be created at a position that is taken: only an answer depends on who reads it and which widgets that user sees.
 * {@link dev.tenantboard.dashboard.BoardLayout} has the rules, the page layout.md explains them.
 *
 * <p>A bundle is all definitions of an organization as one document ({@link dev.tenantboard.dashboard.Bundle}). An item has a
 * key beside its definition, and not among its fields, so that the schema of a definition and the pointers of its errors are
 * those of the single operations. A row gets a stored key only from a bundle; reading writes nothing, because the key of any
 * other row is computed from its id. {@link dev.tenantboard.dashboard.BundleImport} writes with the services of the single
 * operations, so that no rule, quota or record in the audit trail is missing. One lock orders bundles and changes of references
 * between metrics.
 *
 * <p>Templates are bundles of the platform. {@link dev.tenantboard.dashboard.FirstBoard} applies the default template of a tier as
 * an OWNER on another thread: the reader may be a VIEWER, and a request never changes its caller. Of several readers at the same
 * moment, one applies it; the others do not wait, and see an empty dashboard or the new one.
 */
package dev.tenantboard.dashboard;
