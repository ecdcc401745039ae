/**
 * Lists, a page at a time, by keyset: the next page starts after the key of the last row, so that it costs the same
 * wherever it is and no row is skipped or shown twice when others come and go. There are no offsets and no totals.
 *
 * <p>The JPQL is put together for each list, and is the same text for the same filters: the SQL made of it is kept under it.
 */
package dev.tenantboard.paging;
