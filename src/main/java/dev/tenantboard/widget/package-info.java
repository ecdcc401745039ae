/**
 * The widgets of an organization's dashboard with their default positions, and the widget types. Each type has a JSON
 * Schema of the {@code config} and an example. They are resources of the WAR, read once when the application starts.
 *
 * <p>A configuration defines how a widget is drawn, but not where its data comes from. A schema refuses unknown
 * properties. Every text and list has a limit. Every property has a default, except the modules of MODULE_SHORTCUTS, so
 * {@code {}} is valid for all other types.
 *
 * <p>What a widget names must exist: its chart type, its data source, and in the configuration currencies, quick actions,
 * and the names of the data ({@link dev.tenantboard.widget.WidgetReferences}). Only names that a change adds are checked,
 * because a metric, dataset or action may change or disappear later. Such a widget is still read, and its other fields
 * can be changed. Names of a source that the author may not read are not checked, so that no answer contains them.
 */
package dev.tenantboard.widget;
