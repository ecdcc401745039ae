/** PostgreSQL as a run breaks it, and starts it again. */
package dev.tenantboard.faults.database;
