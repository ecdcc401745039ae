/**
 * Who is calling, for which organization, and how the database is told.
 *
 * <p>A request passes here in four steps. {@link dev.tenantboard.access.BearerTokenMechanism} verifies the token and
 * leaves an {@link dev.tenantboard.access.Identity}. {@link dev.tenantboard.access.AccessFilter} refuses whoever has
 * none, and every resource method that names no {@link dev.tenantboard.access.Access}.
 * {@link dev.tenantboard.tenancy.TenantInterceptor} opens the tenant at the start of a service's transaction: in one
 * round trip it sets the user, looks up the membership and sets the organization. From then on
 * {@link dev.tenantboard.tenancy.Tenant} knows the {@link dev.tenantboard.access.Caller}; a service that is reached
 * without it throws. It is kept with the transaction, in the server's registry, and ends with it.
 *
 * <p>What the product does by itself, on a timer or a thread of its own, is admitted by
 * {@link dev.tenantboard.tenancy.SystemTasks}: within one organization, in a context and a transaction of its own, with the
 * same settings, criteria and listener as a member's, but without a user. Which organizations there is work in stands in
 * a table without tenants' content, which {@link dev.tenantboard.tenancy.DueOrganizations} reads. Nothing sees two
 * organizations in one transaction.
 *
 * <p>No query carries EclipseLink's hint for read-only: such a one is sent on a connection of its own, which no tenant
 * was set on, whatever {@code join-existing} says.
 *
 * <p>Row-level security holds for whatever the application asks, by whichever way. It is no defence against whoever has the
 * application role's password: that role says itself for which organization and user it acts, or that it is the product.
 *
 * <p>The decision who may do what is taken in {@code Access} and nowhere else.
 */
package dev.tenantboard.tenancy;
