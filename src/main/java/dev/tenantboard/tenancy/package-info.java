/**
 * Who is calling, for which organization, and how the database is told.
 *
 * <p>A request passes here in four steps. {@link dev.tenantboard.tenancy.BearerTokenMechanism} verifies the token and
 * leaves an {@link dev.tenantboard.tenancy.Identity}. {@link dev.tenantboard.tenancy.AccessFilter} refuses whoever has
 * none, and every resource method that names no {@link dev.tenantboard.tenancy.Access}.
 * {@link dev.tenantboard.tenancy.TenantInterceptor} opens the tenant at the start of a service's transaction: in one
 * round trip it sets the user, looks up the membership and sets the organization. From then on
 * {@link dev.tenantboard.tenancy.Tenant} knows the {@link dev.tenantboard.tenancy.Caller}; a service that is reached
 * without it throws.
 *
 * <p>How tokens are verified is read once, into {@link dev.tenantboard.tenancy.TokenSettings}; a server that has no key
 * to verify any with does not start. Keys at an address ({@link dev.tenantboard.tenancy.RemoteKeys}) may be away at the
 * start and later: without any, a token is answered 503 and not 401, because nobody can tell whether it is good.
 *
 * <p>No query carries EclipseLink's hint for read-only: such a one is sent on a connection of its own, which no tenant
 * was set on, whatever {@code join-existing} says.
 *
 * <p>The decision who may do what is taken in {@code Access} and nowhere else.
 */
package dev.tenantboard.tenancy;
