/**
 * The tests' side of the REST API: callers with their tokens, a client that reads like a sentence, and one assertion for
 * problems. Decision: a client of our own over {@code java.net.http}, because tests of hostile input must send what a
 * well-behaved library refuses to.
 */
package dev.tenantboard.api;
