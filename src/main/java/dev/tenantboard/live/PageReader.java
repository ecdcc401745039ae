package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.StreamEvents.ReloadReason;
import dev.tenantboard.live.log.LogCutOffException;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.tenancy.OrganizationGoneException;
import java.util.Set;

/** Sends pages of the log to one subscription: pages that were read for all, or that it reads on its own. */
final class PageReader {

    private final String organizationId;
    private final Channels channels;
    private final AllSubscriptions subscriptions;

    PageReader(String organizationId, Channels channels, AllSubscriptions subscriptions) {
        this.organizationId = organizationId;
        this.channels = channels;
        this.subscriptions = subscriptions;
    }

    /** @return whether the subscription has read all entries up to now */
    boolean readNext(Subscription subscription, int limit) {
        try {
            LogPage read = channels.read(organizationId, subscription.position(), limit, Set.of(subscription.userId()));
            return send(subscription, new RenderedPage(read)) && !read.more();
        } catch (LogCutOffException cutOff) {
            return subscription.reload(channels.end(organizationId), ReloadReason.LOG_CUT_OFF);
        } catch (OrganizationGoneException gone) {
            subscription.end(StreamEnd.MEMBERSHIP_ENDED);
            return false;
        }
    }

    /** @return whether the page was sent; if not, the subscription has ended, is at another position or has no room */
    boolean send(Subscription subscription, RenderedPage page) {
        Caller reader = page.page().members().get(subscription.userId());
        if (reader == null) {
            subscription.end(StreamEnd.MEMBERSHIP_ENDED);
            return false;
        }
        Set<String> names = subscription.send(page, reader);
        if (names != null) {
            subscriptions.ofUser(subscription).ifPresent(ofUser -> ofUser.sent(names));
        }
        return names != null;
    }
}
