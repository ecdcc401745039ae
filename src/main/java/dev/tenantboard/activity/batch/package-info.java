/**
 * Up to a thousand activities in one request.
 *
 * <p>A batch is read item by item: an item is checked, and then held as the bytes that the database is sent and nothing else.
 * What all requests hold together is limited ({@link dev.tenantboard.bulk.HeldBytes}), so that no number of clients ends the
 * server. All or none is answered as a failure of the whole, not as 207: its status alone says that nothing was stored.
 */
package dev.tenantboard.activity.batch;
