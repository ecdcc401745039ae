/**
 * What happened in an organization. An activity is written once and never rewritten; only its marks change, and those in
 * its row are the organization's own, set by its owners and administrators.
 *
 * <p>Here is the row and its vocabulary. {@code feed} reads it, as one user has it; {@code mark} keeps each user's own marks;
 * {@code recording} is how clients write, one or in a {@code batch}; {@code trail} is what the product itself records.
 *
 * <p>Each user's own marks, and how far they have read. A position is one row for each user and organization: the key of an
 * activity, which it may outlive. It moves forward only, since of two windows the one that shows less must not take back
 * what the other said; moving it overrules what the user had marked unread up to there, while a mark made later counts
 * before it. There are no positions for a part of the feed (a type, a severity): that would be a row for each activity. An
 * activity whose time lies before the position is read, whenever it was stored.
 *
 * <p>The activity feed, newest first, as one user has it. Beside the organization's marks every user, VIEWER too, has marks of
 * their own, each yes, no or absent. What counts for a user is their own mark; where that is absent, the organization's; and
 * what neither marks as read is read up to the user's position.
 *
 * <p>Everything that a user sees of their marks is read in one statement with the activities:
 * {@link dev.tenantboard.activity.MarkConditions}. Unread is counted up to 1,000, by the same conditions as the list.
 */
package dev.tenantboard.activity;
