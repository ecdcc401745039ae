/**
 * Metrics: what an organization measures, and when it should worry. A metric's representation is its definition; its
 * value changes without the definition changing, and would make an editor's ETag stale with each refresh. Values of
 * system metrics, which all organizations read, live apart for each of them.
 */
package dev.tenantboard.metric;
