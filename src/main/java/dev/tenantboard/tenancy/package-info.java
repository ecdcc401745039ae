/**
 * Who is calling, for which organization, and how the database is told.
 *
 * <p>A request passes here in four steps. {@link dev.tenantboard.authentication.BearerTokenMechanism} verifies the token and
 * leaves an {@link dev.tenantboard.authentication.Identity}. {@link dev.tenantboard.tenancy.AccessFilter} refuses whoever has
 * none, and every resource method that names no {@link dev.tenantboard.tenancy.Access}.
 * {@link dev.tenantboard.tenancy.TenantInterceptor} opens the tenant at the start of a service's transaction: in one
 * round trip it sets the user, looks up the membership and sets the organization. From then on
 * {@link dev.tenantboard.tenancy.Tenant} knows the {@link dev.tenantboard.tenancy.Caller}; a service that is reached
 * without it throws.
 *
 * <p>No query carries EclipseLink's hint for read-only: such a one is sent on a connection of its own, which no tenant
 * was set on, whatever {@code join-existing} says.
 *
 * <p>The decision who may do what is taken in {@code Access} and nowhere else.
 */
package dev.tenantboard.tenancy;
