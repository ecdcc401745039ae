/**
 * Reads along between the product's pool and PostgreSQL. The pool's address names two hosts, first the
 * {@link dev.tenantboard.bench.recording.StatementRecorder} and then the database itself: when everything is recorded the
 * recorder goes away, the pool connects anew, and nothing of it is left in what is measured.
 */
package dev.tenantboard.bench.recording;
