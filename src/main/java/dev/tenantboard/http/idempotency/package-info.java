/**
 * {@code Idempotency-Key}: a POST that a client sends again is answered again, and not done again
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft-ietf-httpapi-idempotency-key-header</a>).
 *
 * <p>A resource method says {@link dev.tenantboard.http.idempotency.Idempotent}; nothing else of it changes. The header is
 * optional, and without it a request costs no statement more. With it, {@link dev.tenantboard.http.idempotency.IdempotencyInterceptor}
 * calls the method inside of {@link dev.tenantboard.http.idempotency.IdempotencyService}, a service like every other: its
 * transaction opens the tenant, which asks for the operation's access even of a replay, and the services that the method
 * calls join it. So the answer is committed with the change or not at all, and what is thrown rolls both back. A filter could
 * not do that: it ends before the method begins.
 *
 * <p>A key belongs to one user, in one organization (or for system rows in none), for one operation. It is taken by an advisory
 * lock that does not wait, so the same request is never at work twice and the second is told at once (409). The same key with
 * another {@link dev.tenantboard.http.idempotency.Fingerprint} is refused (422). A failure is not kept: the request may be mended
 * and sent again under the same key. Keys live for 24 hours; whoever keeps one removes some that have expired in their organization.
 *
 * <p>The draft has the key as a string in quotation marks. It is taken without them, too, as most clients send it; both forms are
 * the same key.
 */
package dev.tenantboard.http.idempotency;
