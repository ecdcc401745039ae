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
 *
 * <p>Who sends a request, by its bearer token (RFC 6750, RFC 7519): a Jakarta Security mechanism, the JOSE library's
 * verification under the setting names of MicroProfile JWT, and the keys it uses. What comes of it is an
 * {@link dev.tenantboard.access.Identity}; what its bearer may do is decided in {@code tenancy}.
 *
 * <p>How tokens are verified is read once, into {@link dev.tenantboard.access.TokenSettings}; a server that has no key
 * to verify any with does not start. Keys at an address ({@link dev.tenantboard.access.RemoteKeys}) may be away at the
 * start and later: without any, a token is answered 503 and not 401, because nobody can tell whether it is good.
 *
 * <p>Use of the API by web pages of other origins (Fetch standard, "CORS protocol"): off, unless
 * {@code tenantboard.cors.origins} lists origins.
 *
 * <p>Decisions. Origins are exact: no wildcard, no pattern. Callers bring their token in a header of their own, so
 * {@code Access-Control-Allow-Credentials} is never sent, and no cookie would ever be taken. A preflight is answered
 * without a token, with the methods of its path; that of an origin which is not listed is a 403. Only the API's path takes
 * part: probes, metrics and documents are nothing for other pages.
 */
package dev.tenantboard.access;
