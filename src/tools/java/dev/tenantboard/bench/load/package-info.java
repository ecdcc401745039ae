/** Makes load, and says how much of it went through: Hyperfoil's by HTTP, and the limit's by plain JDBC, in this JVM. */
package dev.tenantboard.bench.load;
