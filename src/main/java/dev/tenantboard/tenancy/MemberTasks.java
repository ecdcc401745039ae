package dev.tenantboard.tenancy;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What is done for a member without a request of theirs, such as counting for a page that they have open. It sees what
 * they may see at that moment, and spends nothing of what they and their organization may ask.
 */
@ApplicationScoped
public class MemberTasks {

    @Inject
    private BackgroundTasks background;

    /**
     * Works as a member of an organization: each service that is called opens a transaction with that tenant.
     *
     * @throws IllegalStateException if the thread serves somebody else; the services throw a problem if the user is no
     *     active member, or may not do this
     */
    public <T> T in(String userId, String organizationId, Access access, Supplier<T> work) {
        var member = new Identity(userId, organizationId, false, Instant.MAX);
        return background.in(
                request -> request.admitToBackground(member, access, organizationId, Scope.ORGANIZATION), work);
    }
}
