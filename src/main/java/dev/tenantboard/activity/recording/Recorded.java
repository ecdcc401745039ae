package dev.tenantboard.activity.recording;

import dev.tenantboard.activity.ActivityView;

/**
 * What came of recording an activity.
 *
 * @param isNew whether it was not there before
 */
public record Recorded(ActivityView activity, boolean isNew) {}
