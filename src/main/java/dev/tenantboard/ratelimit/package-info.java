/**
 * How much an organization may ask of one server: token buckets (Bucket4j) in its memory, with figures per tier.
 *
 * <p>Decisions. A request is counted where the caller has been found to be a member, in the tenant's first round trip, so
 * that nobody spends another organization's budget by naming it; what comes of a caller who is no member, and what needs no
 * organization, is on the user's own account. Who was counted before by the same words is refused before the database
 * is asked, so that a flood costs next to nothing. Counting is no part of the transaction: a
 * request that fails later was counted all the same. Requests without a good token are not counted; they never reach the database, and a
 * proxy knows their addresses better. Servers do not compare notes: with n of them, the figures hold n times.
 */
package dev.tenantboard.ratelimit;
