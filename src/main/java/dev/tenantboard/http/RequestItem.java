package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.Problem;

/**
 * One received item of a body.
 *
 * @param index the index, from 0
 * @param document null if it is invalid
 * @param problem the reason if it is invalid, or null
 */
public record RequestItem(int index, JsonNode document, Problem problem) {}
