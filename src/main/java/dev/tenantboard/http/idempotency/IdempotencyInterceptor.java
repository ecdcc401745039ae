package dev.tenantboard.http.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Runs a resource method with a key inside of the transaction that keeps its answer; without one it is not touched. It comes
 * after the validation of parameters, which stands at 800 behind the platform's last: what is refused there opens no transaction.
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
    Object answerOnce(InvocationContext call) throws Exception {
        boolean byService = call.getMethod().getAnnotation(Idempotent.class).byService();
        return request.hasKey() && !byService ? service.once(call::proceed) : call.proceed();
    }
}
