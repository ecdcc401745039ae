/**
 * Quick actions: buttons that navigate, open a form, follow a link, call an API or trigger a workflow. The platform
 * offers some to every organization; how often those are used is counted apart for each.
 */
package dev.tenantboard.quickaction;
