/**
 * For how long activities are kept.
 *
 * <p>Decision: it is a matter of the organization's tier, in whole days, and the operator's to say; an organization of a
 * tier that the dashboard does not know keeps everything.
 */
package dev.tenantboard.retention;
