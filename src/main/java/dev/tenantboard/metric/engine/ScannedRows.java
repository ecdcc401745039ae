package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.time.Interval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a dataset that belong to one organization. Every statement of the engine reads them here: with the
 * organization beside row-level security, so that an index is used and neither layer is alone.
 */
record ScannedRows(Dataset dataset, Sql organization) {

    static ScannedRows of(Dataset dataset, String organizationId) {
        return new ScannedRows(dataset, Sql.value(organizationId, "text"));
    }

    /** Returns the statement that selects columns of the rows for which all further conditions are true. */
    Sql select(Sql columns, List<Sql> further) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Sql.of("d.organization_id = %s", organization));
        if (dataset.restriction() != null) {
            conditions.add(Sql.of("(" + dataset.restriction() + ")"));
        }
        conditions.addAll(further);
        return Sql.of("select %s from " + dataset.relation() + " d where %s", columns, Sql.join(" and ", conditions));
    }

    /** The condition that the time of a row is in an interval. */
    static Sql within(FieldReference time, ZoneId zone, Interval interval) {
        Sql value = Values.of(time);
        var points = TimePoints.of(time, zone);
        return Sql.of(
                "%s >= %s and %s < %s",
                value, points.notBefore(interval.from()), value, points.notBefore(interval.to()));
    }
}
