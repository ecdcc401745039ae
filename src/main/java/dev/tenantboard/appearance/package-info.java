/**
 * The colours and icons that quick actions and metrics may have. They are names from a list, so that a client can draw
 * every one of them, and nothing that a browser would load or run.
 */
package dev.tenantboard.appearance;
