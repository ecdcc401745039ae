/**
 * How much an organization may ask of one server: token buckets (Bucket4j) in its memory, with figures per tier.
 *
 * <p>Decisions. Nobody spends an organization's budget by naming it: a request is counted against it when the caller was
 * found to be a member, now or when they last asked by the same words. Until then, and where no organization is asked for,
 * it is on the user's own account. So a flood is refused at the door, before a body is read or the database asked,
 * and whoever has lost a membership spends one more request at most. Counting is no part of the transaction: a request that
 * fails later was counted all the same. Requests without a good token are not counted: they never reach the
 * database, and a proxy knows their addresses better. Servers do not compare notes: with n of them, the figures hold n
 * times.
 */
package dev.tenantboard.ratelimit;
