package dev.tenantboard.live;

import dev.tenantboard.access.Access;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.MemberTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** UnreadCountPublisher what is unread for a user, as that user. */
@ApplicationScoped
public class UnreadCountPublisher {

    private static final Logger LOG = System.getLogger(UnreadCountPublisher.class.getName());

    @Inject
    private MemberTasks members;

    @Inject
    private UnreadCounter unread;

    @Inject
    private StrictJson json;

    void tell(UserSubscriptions audience) {
        try {
            UnreadCounter.Counted counted =
                    members.in(audience.userId(), audience.organizationId(), Access.READ_ACTIVITIES, unread::count);
            audience.count(counted.version(), json.text(counted.counts()));
        } catch (ProblemException noMember) {
            // Their streams are about to be ended.
            LOG.log(Level.DEBUG, "no counts: {0}", noMember.getMessage());
        }
    }
}
