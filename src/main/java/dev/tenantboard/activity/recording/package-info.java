/**
 * Records activities: from clients, one or up to a thousand in a request, and from the product itself (the audit
 * trail).
 *
 * <p>Any number of activities is stored by one statement, including their keys. The text of the statement does not
 * depend on the number ({@link dev.tenantboard.activity.recording.ActivityRows}).
 *
 * <p>A {@code dedupeKey} makes retries safe as long as the activity is stored; an Idempotency-Key does so for one day.
 * An integration that lost its state can send the last month again. A key belongs to one user in one organization; no
 * other user can read it. An activity with a known key is a retry if the document is the same, in any order of fields.
 * A retry is answered with 200, the activity and its Location, so that a client can treat 200 and 201 alike.
 *
 * <p>The client sets the time of an activity, within the organization's retention and at most five minutes in the
 * future. The time is the position in the feed, so an activity before a user's read position is read for that user,
 * even if it is recorded late.
 *
 * <p>A batch is read item by item. Each item is validated and then kept only as the bytes for the database. The memory
 * of all requests together is limited ({@link dev.tenantboard.http.BatchMemory}). An atomic batch that fails is not
 * answered with 207, so that the status alone shows that nothing was stored.
 */
package dev.tenantboard.activity.recording;
