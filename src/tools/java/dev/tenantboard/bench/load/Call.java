package dev.tenantboard.bench.load;

import java.util.Map;

/**
 * A request as a caller sends it.
 *
 * @param body null for none
 * @param expected the only status that is right
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body, int expected) {}
