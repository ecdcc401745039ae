/**
 * The types of widgets, and what the {@code config} of each may hold: a JSON Schema and an example, kept as resources of
 * the WAR and read once, when the application starts.
 *
 * <p>A configuration says how a widget is drawn and nothing of where its data comes from. Whatever a schema does not know
 * is refused, every text and list has a limit, and all but the modules of MODULE_SHORTCUTS has a default, so that
 * {@code {}} is a configuration.
 */
package dev.tenantboard.widgettype;
