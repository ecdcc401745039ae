package dev.tenantboard.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "The status of a widget's data. READY: available. PENDING: not calculated yet. NO_DATA: there were no"
                        + " rows to calculate from. ERROR: the latest calculation failed; an older value may be"
                        + " present. NOT_STORED: the source is a dataset, and only values of metrics are stored."
                        + " UNAVAILABLE: the metric or dataset was deleted, or the caller may not read it.")
public enum DataStatus {
    READY,
    PENDING,
    NO_DATA,
    ERROR,
    NOT_STORED,
    UNAVAILABLE
}
