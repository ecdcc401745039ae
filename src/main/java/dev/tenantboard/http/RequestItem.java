package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.Problem;

/**
 * One item of a body, as it was sent.
 *
 * @param index its place, from 0
 * @param document null if it cannot be read
 * @param problem why it cannot be read, or null
 */
public record RequestItem(int index, JsonNode document, Problem problem) {}
