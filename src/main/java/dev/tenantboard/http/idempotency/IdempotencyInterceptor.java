package dev.tenantboard.http.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Runs a resource method with a key inside the transaction that stores its answer. Without a key it only calls the
 * method. It runs after the validation of parameters (800 after the platform's last interceptors), so an invalid
 * request opens no transaction.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 1_000)
public class IdempotencyInterceptor {

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService service;

    @AroundInvoke
    Object intercept(InvocationContext call) throws Exception {
        boolean byService = call.getMethod().getAnnotation(Idempotent.class).byService();
        return request.hasKey() && !byService ? service.once(call::proceed) : call.proceed();
    }
}
