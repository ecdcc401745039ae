package dev.tenantboard.activity;

import dev.tenantboard.live.UnreadCounter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts unread activities for a user's stream. */
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
