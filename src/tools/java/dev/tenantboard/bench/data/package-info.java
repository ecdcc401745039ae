/**
 * The benchmark's database: PostgreSQL 18 with the settings of a small server, filled once by SQL and kept. What is measured
 * is a copy of it, made anew in each run, so that one run's writes are not another's rows.
 */
package dev.tenantboard.bench.data;
