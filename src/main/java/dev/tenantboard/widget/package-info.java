/**
 * Widgets: what an organization has placed on its dashboard, and where each stands by default. Beside them the types of
 * widgets, and what the {@code config} of each may hold: a JSON Schema and an example. They are resources of the WAR, read
 * once when the application starts.
 *
 * <p>A configuration says how a widget is drawn, and nothing about the source of its data. Properties that a schema does not
 * know are refused. Every text and list has a limit. Every property has a default, except the modules of MODULE_SHORTCUTS,
 * so {@code {}} is a valid configuration.
 */
package dev.tenantboard.widget;
