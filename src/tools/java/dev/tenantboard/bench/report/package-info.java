/** What was measured, as lines of a history, as Markdown, as a page with charts, and on the terminal. */
package dev.tenantboard.bench.report;
