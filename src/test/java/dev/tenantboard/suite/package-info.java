/**
 * What concerns the test suite as a whole: the count of the servers that it starts, and the report that ends a build.
 *
 * <p>Decision: the number of Payara starts has a bound in the POM, because they are what a build spends its time on.
 */
package dev.tenantboard.suite;
