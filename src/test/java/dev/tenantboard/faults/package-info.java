/**
 * What becomes of requests, writes and effects when something breaks under load: {@code mvn -Pfaults}.
 *
 * <p>Decisions. Servers are started by the script that containers run, and stopped by its signals. The balancer is one of
 * ours, so that the run needs no packages: it does what HAProxy does with {@code option redispatch}, {@code retry-on
 * conn-failure empty-response} and {@code http-request disable-l7-retry if !METH_GET}: a refused connection is tried on the
 * other server, and so is a reading request whose connection ended without an answer; a write in that state is answered 502,
 * and its client sends it again with the same Idempotency-Key. Health is asked for once a second; two failures take a server
 * out, one success brings it back. Whatever a client was told to be stored is looked for in the database afterwards, and
 * every effect is counted there.
 */
package dev.tenantboard.faults;
