package dev.tenantboard.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Opens the tenant at the start of a service's transaction. A service that another service calls uses the same tenant. */
@Tenanted
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TenantInterceptor {

    @Inject
    private Tenant tenant;

    @Inject
    private TenantOpening opening;

    @AroundInvoke
    Object openTenant(InvocationContext invocation) throws Exception {
        if (!tenant.isOpen()) {
            tenant.open(opening.open());
        }
        return invocation.proceed();
    }
}
