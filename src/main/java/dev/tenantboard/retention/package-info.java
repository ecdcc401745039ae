/**
 * What is too old is removed: activities that nobody pinned, by the organization's tier, and the log of live events.
 *
 * <p>{@link dev.tenantboard.retention.RetentionRun} looks on each server, every {@code tenantboard.retention.schedule}, at the
 * list of organizations where that is due; {@link dev.tenantboard.retention.RetentionClaims} gives each visit to one server, for
 * a few minutes, so that another one comes if it dies. {@link dev.tenantboard.retention.OrganizationRetention} removes in small
 * batches, each of which is a transaction, as the product within that organization.
 *
 * <p>Decisions. For how long activities are kept is a matter of the organization's tier, in whole days; an organization of a
 * tier that the dashboard does not know keeps everything. The age of an activity is counted from the time that it has in the
 * feed, whenever it was stored.
 *
 * <p>What the organization or any of its members pinned stays until nobody pins it any more; of the members' marks the product
 * sees which are there and pinned, and nothing else. Nobody waits for a removal for longer than a batch takes, and a
 * removal for nobody longer than 200 ms: rows that somebody is at work on are left for the next visit. Whoever marks an
 * activity locks it, so that it is either kept or gone when they are answered. A turn is limited by what was removed, and what
 * stays is walked over once in a turn, hourly.
 *
 * <p>The log is cut off in its own order, as often as it grows, and no further than where the oldest running transaction began.
 * None of these transactions wakes anybody: whoever shows an activity that goes is not told.
 */
package dev.tenantboard.retention;
