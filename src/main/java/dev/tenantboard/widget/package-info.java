/**
 * The widgets of an organization's dashboard with their default positions, and the widget types. Each type has a JSON
 * Schema of the {@code config} and an example. They are resources of the WAR, read once when the application starts.
 *
 * <p>A configuration defines how a widget is drawn, but not where its data comes from. A schema refuses unknown
 * properties. Every text and list has a limit. Every property has a default, except the modules of MODULE_SHORTCUTS, so
 * {@code {}} is valid for all other types.
 */
package dev.tenantboard.widget;
