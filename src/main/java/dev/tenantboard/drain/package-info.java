/**
 * How a server leaves its place behind a balancer without a request that fails.
 *
 * <p>Decisions. Payara Micro sleeps for its whole {@code --shutdowngrace} (milliseconds) when it is told to stop, and serves
 * on as if nothing were, then cuts off what is left. So that is the time in which balancers are to notice: readiness is down
 * from the first moment, every answer closes its connection, and new requests are served all the same, because somebody
 * sends them until they have noticed. Streams of events end in the middle of it: earlier, their clients would come back to
 * this server. A shutdown hook knows of the stop, since what the container tells an application comes after the sleep.
 */
package dev.tenantboard.drain;
