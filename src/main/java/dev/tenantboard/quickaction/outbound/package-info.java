/**
 * Calls from the server to endpoints of the operator's choice, so that they cannot be turned against the operator's own
 * network (server-side request forgery).
 *
 * <p>What holds: only addresses on the operator's list are called ({@link dev.tenantboard.quickaction.outbound.OutboundPolicy}), and
 * an empty list calls nothing. An address is read in one way only ({@link dev.tenantboard.quickaction.outbound.Endpoint}). Its name
 * is looked up once, every address that comes back must be of the public internet or of a network that the operator
 * names ({@link dev.tenantboard.quickaction.outbound.AddressRule}), and the connection is made to that address, while TLS, the
 * certificate and the Host header keep to the name ({@link dev.tenantboard.quickaction.outbound.Post}): there is no second look-up
 * that could say something else. No redirect is followed, no proxy is used, no cookie, credential or header of the caller
 * goes along. After five seconds a call is over, whatever part of it is slow. Of the answer only the status is taken; its
 * body is not read, so that nothing of a mistaken target could ever reach a client.
 *
 * <p>A call is signed as in Standard Webhooks 1.0 ({@link dev.tenantboard.quickaction.outbound.SigningSecrets}): any of its libraries
 * verifies {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}. All endpoints share the
 * secrets; whoever is on the list can sign as we do, which is one more reason to keep it short.
 *
 * <p>HTTP is spoken by Apache HttpCore, over a socket that this package opens. The JDK's client looks names up by itself
 * and lets nobody say otherwise; Apache HttpClient on top of HttpCore could be told to, but brings redirects, retries,
 * cookies, authentication, decompression and a pool, each of which would have to be switched off, and 1.2 MB.
 */
package dev.tenantboard.quickaction.outbound;
