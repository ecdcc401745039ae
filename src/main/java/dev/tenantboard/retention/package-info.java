/**
 * What is too old is removed: activities that nobody pinned, by the organization's tier, and the log of live events.
 *
 * <p>{@link dev.tenantboard.retention.RetentionPass} looks on each server every half a minute at the list of organizations where that
 * is due; {@link dev.tenantboard.retention.RetentionClaims} gives each visit to one server, for a few minutes, so that another one
 * comes when it died. {@link dev.tenantboard.retention.RetentionVisit} removes in small batches, each of which is a transaction,
 * as the product within that organization.
 *
 * <p>Decisions. For how long activities are kept is a matter of the organization's tier, in whole days; an organization
 * of a tier that the dashboard does not know keeps everything. Of an activity's time it is the age that counts, not when it was stored.
 * What the organization or any of its members pinned stays until nobody pins it any more; of the members' marks the
 * product sees that they are there and pinned, and nothing else (V20). Nobody waits for a removal for longer than a batch
 * takes, and a removal waits for nobody, but a fifth of a second for members' marks that would go with it: what somebody is at
 * work on is left for the next visit. Whoever marks an activity locks it, so that it is either kept or gone when they are
 * answered. A turn is limited by what was removed, and what stays is walked over once in a turn, hourly. None of its
 * transactions wakes anybody: whoever shows an activity that goes is not told. The log is cut off in its own order, as often
 * as it grows, and no further than where the oldest running transaction began.
 */
package dev.tenantboard.retention;
