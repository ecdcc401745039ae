/** Widgets: what an organization has placed on its dashboard, and where each stands by default. */
package dev.tenantboard.widget;
