/**
 * What JPA lacks for PostgreSQL: JSON documents, native enum types, text arrays, ids made by the application, and
 * the application's own connection pool. Converters hand the driver a typed {@code PGobject}, because
 * PostgreSQL does not cast a string to {@code jsonb} or to an enum by itself, and a URL with
 * {@code stringtype=unspecified} would let it cast everything. The pool's connections are counted and timed on their way
 * (package {@code monitoring}).
 */
package dev.tenantboard.persistence;
