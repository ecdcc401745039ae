/**
 * The colours and icons that quick actions, metrics and widgets may have, and where their buttons may lead. Colours and
 * icons are names from a list, so that a client can draw every one of them, and nothing that a browser would load or
 * run.
 */
package dev.tenantboard.appearance;
