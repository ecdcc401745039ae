/**
 * {@code mvn -Plocal}: the whole product on one machine, with a database, sample data and tokens, and {@code mvn -Prollback}.
 *
 * <p>Decisions: it is in the test tree, so that the WAR contains no keys, no sample rows and no code that issues tokens. It runs
 * in Maven's JVM. Any end of this JVM ends the server and the database. Data, passwords and the signing key are kept in {@code
 * .local}, which only its owner can read. A lock in this directory refuses a second launcher.
 */
package dev.tenantboard.local;
