/**
 * The test suite as a whole: it counts the servers that tests start, and prints a report at the end of a build.
 *
 * <p>Decision: the number of Payara starts has a bound in the POM, because they take most of a build's time.
 */
package dev.tenantboard.suite;
