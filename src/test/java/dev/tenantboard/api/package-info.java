/**
 * The tests' side of the REST API: callers with their tokens, a client whose calls read like sentences, and one assertion for
 * problems. Decision: we have our own client over {@code java.net.http}, because tests of hostile input must send requests that
 * other libraries refuse to send.
 */
package dev.tenantboard.api;
