package dev.tenantboard.http.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that accepts an {@code Idempotency-Key}. With a key, it runs in one transaction, which stores the
 * answer, and a repeated request receives the stored answer. The class needs a scope, because only beans are
 * intercepted; an architecture test checks both.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * Whether the method's service begins, claims and completes the key itself ({@link IdempotencyService}), because it
     * needs more than one transaction.
     */
    @Nonbinding
    boolean byService() default false;
}
