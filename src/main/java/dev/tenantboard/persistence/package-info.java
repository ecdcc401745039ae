/**
 * What JPA lacks for PostgreSQL: JSON documents, native enum types, text arrays, ids made by the application, and
 * the application's own connection pool. Converters hand the driver a typed {@code PGobject}, because
 * PostgreSQL does not cast a string to {@code jsonb} or to an enum by itself, and a URL with
 * {@code stringtype=unspecified} would let it cast everything. The pool's connections are counted and timed on their way
 * (package {@code monitoring}).
 *
 * <p>Lists, a page at a time, by keyset: the next page starts after the key of the last row, so that it costs the same
 * wherever it is and no row is skipped or shown twice when others come and go. There are no offsets and no totals.
 *
 * <p>The JPQL is put together for each list, and is the same text for the same filters: the SQL made of it is kept under it.
 */
package dev.tenantboard.persistence;
