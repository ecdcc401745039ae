package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** What the product does in an organization by itself, on nobody's behalf. */
@ApplicationScoped
public class SystemTasks {

    @Inject
    private BackgroundTasks background;

    /**
     * Works in one organization: each service that is called opens a transaction with that tenant.
     *
     * @throws IllegalStateException if the thread serves somebody else
     * @throws OrganizationGoneException if there is no such organization: the services throw it
     */
    public <T> T in(String organizationId, Supplier<T> work) {
        return background.in(
                request -> request.admitToBackground(null, Access.WORK_AS_PRODUCT, organizationId, Scope.PRODUCT),
                work);
    }
}
