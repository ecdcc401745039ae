/**
 * The whole screen in one call: how the caller has arranged it, the widgets with their stored data, and the parts that
 * widgets refer to.
 *
 * <p>It is put together in one transaction from what the features' services give, each asked once, so that the number of
 * statements does not grow with the number of widgets. Every list has a limit; {@link dev.tenantboard.dashboard.MoreLinks}
 * says where the rest is. It reads stored values only: what is due is calculated when the answer is on its way. Whether a
 * value is stale is all in it that depends on the time of the request, so that the entity tag moves when the data does, or
 * when it has become too old.
 *
 * <p>A user's own dashboard: theme, density and refresh, which hold everywhere, and a layout for each organization they
 * belong to. All of it is one row; the API shows and replaces the part of the current organization.
 */
package dev.tenantboard.dashboard;
