/**
 * How a transaction gets its tenant.
 *
 * <p>{@link dev.tenantboard.access.BearerTokenMechanism} verifies a request's token and stores an {@link
 * dev.tenantboard.access.Identity}. {@link dev.tenantboard.access.AccessFilter} refuses requests without one, and resource
 * methods without an {@link dev.tenantboard.access.Access}. At the start of a service's transaction, {@link
 * dev.tenantboard.tenancy.TenantInterceptor} opens the tenant: in one round trip it sets the user, queries the membership and
 * sets the organization. From then on {@link dev.tenantboard.tenancy.Tenant} returns the {@link dev.tenantboard.access.Caller};
 * without a tenant, it throws. The server's transaction registry stores the tenant as long as the transaction exists.
 *
 * <p>{@link dev.tenantboard.tenancy.SystemTasks} admits the product's own work on timers and threads: within one organization, in
 * a separate context and transaction, with the same settings, criteria and listener as a member's request, but without a user.
 * {@link dev.tenantboard.tenancy.DueOrganizations} reads the organizations with due work from a table without their data. No
 * transaction accesses two organizations.
 *
 * <p>No query has EclipseLink's read-only hint: EclipseLink runs such a query on another connection, without a tenant, even if
 * {@code join-existing} is true.
 *
 * <p>Row-level security applies to all statements of the application. It does not protect against a person with the application
 * role's password: that role itself sets its organization and user, or states that it is the product.
 */
package dev.tenantboard.tenancy;
