/**
 * {@code Idempotency-Key}: a repeated POST receives the stored answer and is not executed again
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft-ietf-httpapi-idempotency-key-header</a>).
 *
 * <p>A resource method only needs the annotation {@link dev.tenantboard.http.idempotency.Idempotent}. The header is
 * optional; without it a request needs no additional statement. With it,
 * {@link dev.tenantboard.http.idempotency.IdempotencyInterceptor} calls the method inside
 * {@link dev.tenantboard.http.idempotency.IdempotencyService}, a service like all others. Its transaction opens the tenant,
 * which checks the operation's access also for a replay, and the services of the method join it. So the answer is
 * committed together with the change, and an exception rolls both back. A filter could not do that, because it ends
 * before the method begins.
 *
 * <p>A key belongs to one user, in one organization (or none, for system rows), for one operation. An advisory lock,
 * without waiting, ensures that the same request is executed only once at a time; the second receives 409 immediately.
 * The same key with another {@link dev.tenantboard.http.idempotency.Fingerprint} is refused (422). A failure is not stored,
 * so the client can correct the request and use the same key. Keys expire after 24 hours; each request that stores a
 * key removes some expired keys of its organization.
 *
 * <p>In the draft, the key is a string in quotation marks. The key without quotation marks, as most clients send it, is
 * also accepted and is the same key.
 */
package dev.tenantboard.http.idempotency;
