package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Runs the product's own work in an organization, without a user. */
@ApplicationScoped
public class SystemTasks {

    @Inject
    private BackgroundTasks background;

    /**
     * Runs work in one organization: each service that it calls opens a transaction with that tenant.
     *
     * @throws IllegalStateException if the thread serves another caller
     * @throws OrganizationGoneException if the organization does not exist: the services throw it
     */
    public <T> T in(String organizationId, Supplier<T> work) {
        return background.in(
                request -> request.admitToBackground(null, Access.WORK_AS_PRODUCT, organizationId, Scope.PRODUCT),
                work);
    }
}
