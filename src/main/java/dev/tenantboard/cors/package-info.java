/**
 * Use of the API by web pages of other origins (Fetch standard, "CORS protocol"): off, unless
 * {@code tenantboard.cors.origins} lists origins.
 *
 * <p>Decisions. Origins are exact: no wildcard, no pattern. Callers bring their token in a header of their own, so
 * {@code Access-Control-Allow-Credentials} is never sent, and no cookie would ever be taken. A preflight is answered
 * without a token, with the methods of its path; that of an origin which is not listed is a 403. Only the API's path takes
 * part: probes, metrics and documents are nothing for other pages.
 */
package dev.tenantboard.cors;
