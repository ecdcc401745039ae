/**
 * A user's own dashboard: theme, density and refresh, which hold everywhere, and a layout for each organization they
 * belong to. All of it is one row; the API shows and replaces the part of the current organization.
 */
package dev.tenantboard.userdashboard;
