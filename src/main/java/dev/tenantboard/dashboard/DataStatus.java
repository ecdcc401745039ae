package dev.tenantboard.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of a widget's data. */
@Schema(
        description =
                "READY: it is there. PENDING: nothing was calculated yet. NO_DATA: there was nothing to calculate."
                        + " ERROR: the latest calculation failed, and an older value may stand."
                        + " NOT_STORED: the widget shows a dataset, and only of metrics is anything stored."
                        + " UNAVAILABLE: the metric or dataset is gone, or not the caller's to see.")
public enum DataStatus {
    READY,
    PENDING,
    NO_DATA,
    ERROR,
    NOT_STORED,
    UNAVAILABLE
}
