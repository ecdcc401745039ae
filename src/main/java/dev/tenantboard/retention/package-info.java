/**
 * Removes old activities that are not pinned, by the organization's tier, old entries of the event log, and old runs of
 * quick actions. Also names of users that no row needs any more ({@link dev.tenantboard.retention.OldNames}).
 *
 * <p>On each server, {@link dev.tenantboard.retention.RetentionRun} reads the due organizations every
 * {@code tenantboard.retention.schedule}. {@link dev.tenantboard.retention.RetentionClaims} gives each organization to
 * one server for a few minutes; if that server stops, another one continues.
 * {@link dev.tenantboard.retention.OrganizationRetention} removes rows in small batches, each in one transaction, as
 * the product within that organization.
 *
 * <p>Decisions. The retention of activities depends on the organization's tier, in whole days. If the tier is unknown,
 * all activities remain. The age of an activity is by its time in the feed, and not by the time at which it was stored.
 *
 * <p>An activity that the organization or any member has pinned remains until it is unpinned. The product can read only
 * which members' marks exist and are pinned. Other transactions wait for a removal at most as long as one batch
 * takes. A removal waits at most 200 ms; locked rows remain until the next run. A transaction that marks an activity
 * locks it, so after its answer the activity is either kept or removed. A run is limited by the number of removed rows.
 * Rows that remain are scanned once in a run, every hour.
 *
 * <p>The event log is removed in its own order, and only up to the start of the oldest running transaction. These
 * transactions notify no subscriber: clients that display a removed activity receive no event.
 */
package dev.tenantboard.retention;
