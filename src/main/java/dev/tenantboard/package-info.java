/**
 * A multi-tenant dashboard backend. The packages below this one are its table of contents: the features (widgets, user
 * dashboards, activities, quick actions, metrics), and the few concerns that serve them all.
 */
package dev.tenantboard;
