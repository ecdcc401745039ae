/**
 * Lists, a page at a time, by keyset: the next page starts after the key of the last row, so that it costs the same
 * wherever it is and no row is skipped or shown twice when others come and go. There are no offsets and no totals.
 */
package dev.tenantboard.paging;
