/**
 * What every resource shares: the application class, strict JSON, conditional requests (RFC 9110), merge
 * patches (RFC 7396), query parameters, the headers of every answer, and the limits of a body. Jackson reads and writes, not
 * the server's JSON-B, which takes {@code 99999999999} for an int and turns it into another number.
 *
 * <p>Resources are made once, not for each request: what is of a request comes in as a parameter, or stands behind a proxy of
 * the container's. CDI's interceptor validates parameters, and Jersey's own validation is off, as is its look for extensions on
 * the class path. {@link dev.tenantboard.http.BeanParameters} is for Jersey; on a server with another JAX-RS it is to be left
 * out, and nothing else changes. Fields with a query parameter in a resource are there for the contract alone, and are not read.
 *
 * <p>One request that does many things, and says of each what became of it: 207 (RFC 4918), with one status an item in the
 * order of the request. Whatever is wrong with the request as a whole is still a problem with a status of its own, and
 * then nothing was done. The items are JSON, not WebDAV's XML: only the status is borrowed.
 *
 * <p>How a server leaves its place behind a balancer without a request that fails.
 *
 * <p>Decisions. Payara Micro sleeps for its whole {@code --shutdowngrace} (milliseconds) when it is told to stop, and serves
 * on as if nothing were, then cuts off what is left. So that is the time in which balancers are to notice: readiness is down
 * from the first moment, every answer closes its connection, and new requests are served all the same, because somebody
 * sends them until they have noticed. Streams of events end in the middle of it: earlier, their clients would come back to
 * this server. A shutdown hook knows of the stop, since what the container tells an application comes after the sleep.
 */
package dev.tenantboard.http;
