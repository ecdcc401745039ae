/**
 * The activity feed: what happened, newest first. An item is written once and never rewritten; only its marks change.
 * The marks in the row are the organization's own, set by its owners and administrators.
 */
package dev.tenantboard.activity;
