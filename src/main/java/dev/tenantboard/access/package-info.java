/**
 * Who calls, and what they may do.
 *
 * <p>{@link dev.tenantboard.access.BearerTokenMechanism} verifies the bearer token of a request (RFC 6750, RFC 7519), with the
 * settings of MicroProfile JWT. The JOSE library has the keys and the signatures. The form and the claims are read here, because
 * the library accepts tokens that two readers can understand differently, and does not say which part it refuses. The result is an
 * {@link dev.tenantboard.access.Identity}. {@link
 * dev.tenantboard.access.AccessFilter} then admits the request, or refuses it. {@link dev.tenantboard.access.Access} decides
 * which roles may do what, and no other class does.
 *
 * <p>A server without a key to verify tokens does not start. Keys at an address ({@link dev.tenantboard.access.RemoteKeys}) may
 * be unavailable, at the start and later. Without keys, or with an unknown key while the address fails, a request with a token
 * gets 503 and not 401, because the token may be valid. Until the first fetch the server is not ready.
 *
 * <p>Decisions on refused tokens: one code for all reasons but the expiry, because a client can do only one thing, get another
 * token. The detail names the part of the token for the people who configure the issuer.
 *
 * <p>Decisions on rate limits: token buckets (Bucket4j) in the memory of each server, with limits by tier. A request counts
 * against an organization's budget only if the caller is a member, now or at the previous request for it. Otherwise it counts
 * against the user's own budget. So only members can use up an organization's budget, a flood is refused before the server reads
 * a body or queries the database, and a former member uses at most one more request. Counting is not part of the transaction: a
 * request that fails later still counts. Requests without a valid token do not count: they never reach the database, and a proxy
 * knows their addresses better. A request with several items counts as many requests ({@link
 * dev.tenantboard.access.CountedItems}); if these are more than a full budget, it needs a full one and leaves it below zero. The
 * alternative, to refuse it always, would make the size of a batch depend on the tier. Servers do not share budgets: with n servers, the limits are n times as high.
 *
 * <p>Decisions on CORS (Fetch standard): it is off unless {@code tenantboard.cors.origins} lists origins. Origins are exact,
 * without wildcards or patterns. Callers send their token in the Authorization header, and not in a cookie. So {@code
 * Access-Control-Allow-Credentials} is never sent, and cookies have no effect. A preflight needs no token, and its response
 * contains the methods of its path; a preflight of another origin gets 403. Only the API's path supports CORS, and not probes,
 * metrics and documents.
 */
package dev.tenantboard.access;
