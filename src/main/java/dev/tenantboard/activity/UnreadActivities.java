package dev.tenantboard.activity;

import dev.tenantboard.live.UnreadCounter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The unread activities, for the live stream of a user. */
@ApplicationScoped
public class UnreadActivities implements UnreadCounter {

    @Inject
    private ActivityService activities;

    @Override
    public Counted count() {
        ActivityCounts counts = activities.counts();
        return new Counted(counts.etag(), counts);
    }
}
