/**
 * What all resources share: the application class, strict JSON, conditional requests (RFC 9110), merge patches (RFC
 * 7396), query parameters, headers of every answer, limits of bodies, batches, and the drain of a server. Jackson reads
 * and writes JSON instead of the server's JSON-B, which reads {@code 99999999999} as another int.
 *
 * <p>Resources are created once and not for each request. Data of a request is a parameter or behind a proxy of the
 * container. CDI's interceptor validates parameters; Jersey's own validation and its scan for extensions are disabled.
 * {@link dev.tenantboard.http.BeanParameters} is only for Jersey; omit it on a server with another JAX-RS. Fields with
 * a query parameter in a resource are only for the contract, and are not read.
 *
 * <p>A batch request is answered with 207 (RFC 4918), with one status for each item in the order of the request. If the
 * whole request is invalid, the answer is a problem with its own status, and no item is processed. The items are JSON
 * and not WebDAV's XML.
 *
 * <p>Slow clients: no thread waits for a body. {@link dev.tenantboard.http.BodyFilter} receives it with the container's
 * non-blocking input, after the request was admitted. {@link dev.tenantboard.http.ServerThreads} divides the threads between users,
 * pages and probes.
 *
 * <p>The drain: a server stops behind a load balancer without failed requests. After the signal, Payara Micro waits for
 * its whole {@code --shutdowngrace} (milliseconds), serves requests as usual, and then cuts off the rest. In this time
 * load balancers must notice the stop: readiness is down immediately, and every answer closes its connection. New
 * requests are still served, because clients send them until their balancer has noticed. Event streams end after half
 * of the time; earlier, their clients would reconnect to this server. A shutdown hook starts the drain, because the
 * container notifies applications only after the wait.
 */
package dev.tenantboard.http;
