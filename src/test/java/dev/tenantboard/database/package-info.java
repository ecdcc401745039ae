/**
 * The databases of the tests and of the local run. Decision: always a real PostgreSQL, never a stand-in, because row-level
 * security is what is being tested.
 */
package dev.tenantboard.database;
