/**
 * What becomes of requests, writes and effects when something breaks under load: {@code mvn -Pfaults}. Servers are started by
 * the script that containers run, and stopped by its signals.
 */
package dev.tenantboard.faults;
