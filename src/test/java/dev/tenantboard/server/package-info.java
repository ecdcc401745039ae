/**
 * Payara Micro as the tests and the local run start it: with the options and pre-boot commands of {@code payara-config},
 * in a JVM of its own.
 *
 * <p>Decision: one server and one deployment serve the whole integration suite, where Arquillian's container would boot a
 * JVM for every class. {@link dev.tenantboard.server.SuiteContainer} therefore deploys once and leaves the rest to
 * {@link dev.tenantboard.server.TestServer}, which ends with the tests' JVM. Tests over HTTP extend
 * {@link dev.tenantboard.server.ServerTest}; tests that run inside the server extend
 * {@link dev.tenantboard.server.InsideServerTest} and are named {@code *InsideIT}.
 */
package dev.tenantboard.server;
