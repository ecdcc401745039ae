package dev.tenantboard.metric.value;

/**
 * The work of this server.
 *
 * @param running running calculations, each of some metrics of one organization
 * @param waiting calculations in the queue
 * @param due organizations with due metrics at the last poll, for all servers; a poll reads a limited number
 */
public record CalculationLoad(int running, int waiting, int due) {}
