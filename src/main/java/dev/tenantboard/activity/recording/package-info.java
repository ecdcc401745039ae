/**
 * Recording activities.
 *
 * <p>However many there are, they are stored by one statement, keys included, whose text does not depend on their number
 * ({@link dev.tenantboard.activity.recording.ActivityRows}): one POST and a batch of a thousand go the same way.
 *
 * <p>A {@code dedupeKey} makes a retry safe for as long as the activity is kept, where an Idempotency-Key does for a day: an
 * integration that lost its state sends all of last month again. It is the user's own in the organization: neither other
 * integrations nor readers learn of it. What tells a retry from another activity under the same key is the document that was
 * sent, whatever the order of its fields. A retry is answered 200 with the activity and its Location: whoever sends again
 * need not tell the answers apart.
 *
 * <p>The time of an activity is its client's to say, within the organization's retention and five minutes ahead. It is the
 * activity's place in the feed, so what happened before a user's read position is read by them however late it is told.
 *
 * <p>Up to a thousand activities in one request.
 *
 * <p>A batch is read item by item: an item is checked, and then held as the bytes that the database is sent and nothing else.
 * What all requests hold together is limited ({@link dev.tenantboard.http.BatchMemory}), so that no number of clients ends the
 * server. All or none is answered as a failure of the whole, not as 207: its status alone says that nothing was stored.
 *
 * <p>What the product itself records among the activities: changes, calls, what it noticed, and what it refused.
 */
package dev.tenantboard.activity.recording;
