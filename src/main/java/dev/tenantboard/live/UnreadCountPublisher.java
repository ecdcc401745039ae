package dev.tenantboard.live;

import dev.tenantboard.access.Access;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.MemberTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Counts a user's unread activities, with that user's access, and sends the counts to their subscriptions. */
@ApplicationScoped
public class UnreadCountPublisher {

    private static final Logger LOG = System.getLogger(UnreadCountPublisher.class.getName());

    @Inject
    private MemberTasks members;

    @Inject
    private UnreadCounter unread;

    void publish(UserSubscriptions subscriptions) {
        try {
            UnreadCounter.Counted counted = members.in(
                    subscriptions.userId(), subscriptions.organizationId(), Access.READ_ACTIVITIES, unread::count);
            subscriptions.send(counted.version(), Message.of(EventName.COUNTS_CHANGED, counted.counts()));
        } catch (ProblemException noMember) {
            // The channel ends their streams soon.
            LOG.log(Level.DEBUG, "no counts: {0}", noMember.getMessage());
        }
    }
}
