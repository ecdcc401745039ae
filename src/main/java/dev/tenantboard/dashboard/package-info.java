/**
 * The whole screen in one call: how the caller has arranged it, the widgets with their stored data, and the parts that
 * widgets refer to.
 *
 * <p>It is put together in one transaction from what the features' services give, each asked once, so that the number of
 * statements does not grow with the number of widgets. Every list has a limit; {@link dev.tenantboard.dashboard.Remainder}
 * says where the rest is. It reads stored values only, and nothing in it depends on the time of the request: what is fresh
 * is for the reader to see from the times in it, so that the entity tag moves when the data does.
 */
package dev.tenantboard.dashboard;
