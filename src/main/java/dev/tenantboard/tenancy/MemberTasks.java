package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Runs work for a member without a request, such as counts for an open page. It reads what the member may read at that moment,
 * and does not count against a rate limit.
 */
@ApplicationScoped
public class MemberTasks {

    @Inject
    private BackgroundTasks background;

    /**
     * Runs work as a member of an organization: each service that it calls opens a transaction with that tenant.
     *
     * @throws IllegalStateException if the thread serves another caller; the services throw a problem if the user is not an
     *     active member, or does not have the access
     */
    public <T> T in(String userId, String organizationId, Access access, Supplier<T> work) {
        var member = new Identity(userId, organizationId, false, Instant.MAX);
        return background.in(
                request -> request.admitToBackground(member, access, organizationId, Scope.ORGANIZATION), work);
    }
}
