/**
 * What happened in an organization. An activity is written once and never rewritten; only its marks change, and those in
 * its row are the organization's own, set by its owners and administrators.
 *
 * <p>Here is the row and its vocabulary. {@code feed} reads it, as one user has it; {@code mark} keeps each user's own marks;
 * {@code recording} is how clients write, one or in a {@code batch}; {@code trail} is what the product itself records.
 */
package dev.tenantboard.activity;
