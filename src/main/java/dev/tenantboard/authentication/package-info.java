/**
 * Who sends a request, by its bearer token (RFC 6750, RFC 7519): a Jakarta Security mechanism, the JOSE library's
 * verification under the setting names of MicroProfile JWT, and the keys it uses. What comes of it is an
 * {@link dev.tenantboard.authentication.Identity}; what its bearer may do is decided in {@code tenancy}.
 *
 * <p>How tokens are verified is read once, into {@link dev.tenantboard.authentication.TokenSettings}; a server that has no key
 * to verify any with does not start. Keys at an address ({@link dev.tenantboard.authentication.RemoteKeys}) may be away at the
 * start and later: without any, a token is answered 503 and not 401, because nobody can tell whether it is good.
 */
package dev.tenantboard.authentication;
