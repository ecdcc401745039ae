/**
 * The activity feed, newest first, as one user has it. Beside the organization's marks every user, VIEWER too, has marks of
 * their own, each yes, no or absent. What counts for a user is their own mark; where that is absent, the organization's; and
 * what neither marks as read is read up to the user's position.
 *
 * <p>Everything that a user sees of their marks is read in one statement with the activities:
 * {@link dev.tenantboard.activity.feed.MarkConditions}. Unread is counted up to 1,000, by the same conditions as the list.
 */
package dev.tenantboard.activity.feed;
