package dev.tenantboard.http.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that takes an {@code Idempotency-Key}: with one, it runs in one transaction, which keeps its answer,
 * and is answered from there when it is sent again. Its class needs a scope, because only beans are intercepted; an
 * architecture test holds both.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * Whether the service behind the method begins, claims and completes the key itself ({@link IdempotencyService}), because
     * its work is more than one transaction.
     */
    @Nonbinding
    boolean byService() default false;
}
