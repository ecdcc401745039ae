/**
 * What every resource shares: the application class, strict JSON, conditional requests (RFC 9110), merge
 * patches (RFC 7396), query parameters, the headers of every answer, and the limits of a body. Jackson reads and writes, not
 * the server's JSON-B, which takes {@code 99999999999} for an int and turns it into another number.
 *
 * <p>Resources are made once, not for each request: what is of a request comes in as a parameter, or stands behind a proxy of
 * the container's. CDI's interceptor validates parameters, and Jersey's own validation is off, as is its look for extensions on
 * the class path. {@link dev.tenantboard.rest.BeanParameters} is for Jersey; on a server with another JAX-RS it is to be left
 * out, and nothing else changes. Fields with a query parameter in a resource are there for the contract alone, and are not read.
 */
package dev.tenantboard.rest;
