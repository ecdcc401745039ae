/**
 * Calls from the server to the operator's endpoints, secured against server-side request forgery.
 *
 * <p>Only addresses on the operator's list are called ({@link dev.tenantboard.quickaction.outbound.OutboundPolicy}); an
 * empty list permits no calls. An address is parsed once ({@link dev.tenantboard.quickaction.outbound.Endpoint}). Its
 * host is looked up once. Every address of the host must be public or in a network of the operator
 * ({@link dev.tenantboard.quickaction.outbound.AddressRule}). The connection is made to that address, while TLS, the
 * certificate and the Host header use the name ({@link dev.tenantboard.quickaction.outbound.Exchange}), so there is no
 * second lookup with another result. There are no redirects, no proxies, and no cookies, credentials or headers of the
 * caller. A call ends after five seconds. The body of the answer is not read, so that a wrong target cannot send data
 * to a client.
 *
 * <p>The server also reads from endpoints that the operator names in other settings
 * ({@link dev.tenantboard.quickaction.outbound.OutboundReads}), such as the weather. Such a GET passes the same checks of
 * addresses, has no signature, and its answer is read up to a limit. Only the product parses it.
 *
 * <p>Calls are signed as in Standard Webhooks 1.0 ({@link dev.tenantboard.quickaction.outbound.SigningSecrets}). Every
 * library of that standard verifies {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}. All
 * endpoints share the secrets, so every endpoint on the list could sign calls too. Keep the list short.
 *
 * <p>Apache HttpCore implements HTTP, over a socket that this package opens. The JDK's client always looks up names
 * itself. Apache HttpClient would allow another lookup, but adds redirects, retries, cookies, authentication,
 * decompression and a pool, which would all have to be disabled, and 1.2 MB.
 */
package dev.tenantboard.quickaction.outbound;
