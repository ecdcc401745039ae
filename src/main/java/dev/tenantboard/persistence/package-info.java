/**
 * What JPA lacks for PostgreSQL: JSON documents, native enum types, text arrays, ids that the application generates,
 * plain SQL, and the application's own connection pool. Converters return a typed {@code PGobject}, because PostgreSQL does not
 * cast a string to {@code jsonb} or to an enum, and {@code stringtype=unspecified} in the URL would cast everything.
 *
 * <p>Lists have pages by keyset: the next page starts after the key of the last row. So each page costs the same, and
 * no row is skipped or repeated while others are inserted or deleted. There are no offsets and no totals.
 *
 * <p>The JPQL of a list is the same text for the same filters, because EclipseLink caches its SQL by this text.
 */
package dev.tenantboard.persistence;
