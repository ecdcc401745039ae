/**
 * Widgets: what an organization has placed on its dashboard, and where each stands by default. Beside them the types of
 * widgets, each with the JSON Schema of its {@code config}. A schema is a file in the WAR, because it changes with the client
 * that draws the widget, and never with an organization's data.
 */
package dev.tenantboard.widget;
