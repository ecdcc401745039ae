/**
 * One request that does many things, and says of each what became of it: 207 (RFC 4918), with one status an item in the
 * order of the request. Whatever is wrong with the request as a whole is still a problem with a status of its own, and
 * then nothing was done. The items are JSON, not WebDAV's XML: only the status is borrowed.
 */
package dev.tenantboard.bulk;
