package dev.tenantboard.isolation;

import java.util.List;

/**
 * The result of a matrix.
 *
 * @param violations empty if every cell is as in the access table
 */
record Outcome(int cells, List<String> violations) {}
