/**
 * What every resource shares: the application class, strict JSON, conditional requests (RFC 9110), merge
 * patches (RFC 7396), query parameters, the headers of every answer, and the limits of a body. Jackson reads and writes, not the server's JSON-B, which takes
 * {@code 99999999999} for an int and turns it into another number.
 */
package dev.tenantboard.rest;
