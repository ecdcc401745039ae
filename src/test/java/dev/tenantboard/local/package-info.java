/**
 * {@code mvn -Plocal}: the whole product on one machine, with a database, sample data and tokens, and {@code mvn -Prollback}.
 *
 * <p>Decisions: it is in the test tree, so that the WAR contains no keys, no sample rows and no code that issues tokens. It runs
 * in Maven's JVM. Any end of this JVM ends the server and the database. Data, passwords and the signing key are kept in {@code
 * .local}, which only its owner can read. A lock in this directory refuses a second launcher.
 *
 * <p>The sample is in {@code src/test/resources/sample}. SQL makes invoices and activities from hashes of their day, so each day
 * has the same rows at every start, and a later start only adds the days since. A user's first dashboard has data, because the
 * launcher waits for the first values of all metrics. The launcher is also the service that the sample's quick actions call.
 *
 * <p>Tokens are in files, and the greeting has none: they would hide the address. {@code .local/owner.link} opens the API page with
 * the token after {@code #}. A browser does not send this part, so the token is in no log. The page removes it from its address,
 * and accepts it on localhost only.
 */
package dev.tenantboard.local;
