package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.LogCutOffException;
import dev.tenantboard.live.log.LogPage;
import dev.tenantboard.tenancy.OrganizationGoneException;
import java.util.Set;

/** Tells one page what the log holds for it: what was read for all, or what it reads by itself. */
final class PageReader {

    private final String organizationId;
    private final Channels channels;
    private final AllSubscriptions audiences;

    PageReader(String organizationId, Channels channels, AllSubscriptions audiences) {
        this.organizationId = organizationId;
        this.channels = channels;
        this.audiences = audiences;
    }

    /** @return whether it has read everything up to now */
    boolean readOn(Subscription page, int limit) {
        try {
            LogPage read = channels.read(organizationId, page.position(), limit, Set.of(page.userId()));
            return tell(page, new RenderedPage(read)) && !read.more();
        } catch (LogCutOffException cutOff) {
            return page.reload(channels.end(organizationId), "LOG_CUT_OFF");
        } catch (OrganizationGoneException gone) {
            page.end(StreamEnd.MEMBERSHIP_ENDED);
            return false;
        }
    }

    /** @return whether it was told; if not, it is over or has no room */
    boolean tell(Subscription page, RenderedPage rendering) {
        Caller reader = rendering.page().members().get(page.userId());
        if (reader == null) {
            page.end(StreamEnd.MEMBERSHIP_ENDED);
            return false;
        }
        Set<String> names = page.take(rendering, reader);
        if (names != null) {
            audiences.of(page).ifPresent(audience -> audience.told(names));
        }
        return names != null;
    }
}
