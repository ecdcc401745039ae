/**
 * Payara Micro as the tests and the local run start it: with the options and pre-boot commands of {@code payara-config},
 * in a JVM of its own.
 *
 * <p>Decision: a server takes long to start, so tests share servers.
 *
 * <ul>
 *   <li>The suite's server: one deployment serves all classes, where Arquillian's container would boot a JVM for each.
 *       {@link dev.tenantboard.server.SuiteContainer} deploys once and leaves the rest to
 *       {@link dev.tenantboard.server.TestServer}. Tests over HTTP extend {@link dev.tenantboard.server.ServerTest}. Tests that
 *       run inside the server extend {@link dev.tenantboard.server.InsideServerTest} and are named {@code *InsideIT}.
 *   <li>{@link dev.tenantboard.server.Fleet}: two servers, which a test may kill. Tests extend
 *       {@link dev.tenantboard.server.FleetTest}.
 *   <li>{@link dev.tenantboard.server.UnusualServer}: one with other settings. Tests extend
 *       {@link dev.tenantboard.server.UnusualServerTest}.
 * </ul>
 *
 * <p>Decision: three classes run at a time. Arquillian binds its state to the thread that it began on, so the classes of the
 * suite's server run one after the other on that thread, and may watch everything that the server does. Beside them runs one
 * class that has the fleet, and one that has {@link dev.tenantboard.server.OtherServer#LOCK}. They have databases of
 * their own, in another PostgreSQL: a transaction of one database holds back the live events of all databases beside it.
 * All servers end with the tests' JVM.
 */
package dev.tenantboard.server;
