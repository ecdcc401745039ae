package dev.tenantboard.metric.value;

/**
 * What this server has to calculate.
 *
 * @param running calculations under way, each of some metrics of one organization
 * @param waiting those that wait for their turn
 * @param due organizations that were found due at the last look, on whatever server they are calculated; no more are
 *     looked for than a server takes on at a time
 */
public record CalculationLoad(int running, int waiting, int due) {}
