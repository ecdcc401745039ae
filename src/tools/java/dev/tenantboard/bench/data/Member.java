package dev.tenantboard.bench.data;

/**
 * Somebody who calls.
 *
 * @param organization its number, from 1 for the one with the most rows
 * @param administrator whether an ADMIN, or a MEMBER
 * @param weight how much of the load is theirs: their share in the rows
 */
public record Member(int organization, int number, boolean administrator, double weight) {

    public String organizationId() {
        return Population.organizationId(organization);
    }

    public String userId() {
        return Population.userId(organization, number);
    }

    public String metricId() {
        return "bench-metric-" + organization + "-0";
    }
}
