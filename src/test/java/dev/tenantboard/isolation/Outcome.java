package dev.tenantboard.isolation;

import java.util.List;

/**
 * What walking a matrix came to.
 *
 * @param violations empty if every cell is as the access table has it
 */
record Outcome(int cells, List<String> violations) {}
