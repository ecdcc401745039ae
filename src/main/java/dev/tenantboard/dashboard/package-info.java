/**
 * The whole dashboard in one call: the caller's layout, the widgets with their stored data, and the lists that widgets
 * refer to. Also each user's own dashboard.
 *
 * <p>One transaction assembles the dashboard. It calls the service of each feature once, or twice if the user has
 * chosen what to show, so that the number of statements does not depend on the number of widgets. Every list has a limit;
 * {@link dev.tenantboard.dashboard.MoreLinks} links to the rest. The answer contains stored values only; due values are
 * calculated after it is sent. Only the staleness of values depends on the time of the request, so the entity tag
 * changes when the data changes or becomes stale.
 *
 * <p>A user's own dashboard is one row. It contains the theme, density and refresh for all organizations, and a choice
 * of widgets and quick actions and three layouts for each organization of the user. The API reads and replaces the part
 * of the current organization.
 *
 * <p>The server places the widgets, and not each client, so that the same dashboard is the same everywhere. Widgets
 * may be created at a position that is taken: only an answer depends on who reads it and which widgets that user sees.
 * {@link dev.tenantboard.dashboard.BoardLayout} has the rules, the page layout.md explains them.
 */
package dev.tenantboard.dashboard;
