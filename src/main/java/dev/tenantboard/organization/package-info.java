/**
 * Read-only entities for the tables of the platform that hosts the dashboard: organizations, users and memberships.
 * This package does not depend on the features that refer to it.
 */
package dev.tenantboard.organization;
