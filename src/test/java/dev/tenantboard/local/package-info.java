/**
 * {@code mvn -Plocal}: the whole product on one machine, with a database, sample data and tokens, and {@code mvn -Prollback}.
 *
 * <p>Decisions: it lies with the tests, so that no key, no sample row and no code that issues tokens can get into the WAR. It
 * runs in Maven's own JVM, whose end, however it comes, ends the server and the database. What must survive a run (data,
 * passwords, the signing key) is in {@code .local}, for its owner only; a lock in there keeps a second launcher out.
 */
package dev.tenantboard.local;
