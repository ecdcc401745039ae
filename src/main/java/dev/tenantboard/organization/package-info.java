/**
 * The tables of the platform that hosts the dashboard, as far as the dashboard reads them: organizations, users, and
 * who is a member of which. They are read-only here.
 * Nothing in this package knows the features that point at it.
 */
package dev.tenantboard.organization;
