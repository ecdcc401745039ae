/**
 * Stands before the two servers, so that a run needs no packages. It does what HAProxy does with {@code option redispatch},
 * {@code retry-on conn-failure empty-response} and {@code http-request disable-l7-retry if !METH_GET}: a refused connection is
 * tried on the other server, and so is a reading request whose connection ended without an answer; a write in that state is
 * answered 502, and its client sends it again with the same Idempotency-Key. Health is asked for once a second; two failures
 * take a server out, one success brings it back.
 */
package dev.tenantboard.faults.balancer;
