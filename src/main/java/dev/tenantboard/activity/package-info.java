/**
 * The activity feed: what happened in an organization. An activity is written once. Afterwards only its marks change.
 * <p>There are two kinds of marks. The organization's marks are columns of the activity's row; owners and
 * administrators set them. Each user, also a VIEWER, has own marks. Each own mark is true, false or null. The user's
 * own mark counts first, then the organization's mark. If neither marks an activity as read, it is read if it is not
 * after the user's read position.
 *
 * <p>A read position is one row for each user and organization. It contains the key of an activity, and remains when
 * that activity is removed. It only moves forward: if a user has two browser windows, the older one must not undo the
 * newer one's reading. A move overrides the user's earlier unread marks up to the new position; a mark that is made
 * later counts again. There is no position for a part of the feed (a type, a severity), because that would need a row
 * for each activity. An activity whose time is before the position is read, even if it is stored later.
 *
 * <p>A user's marks are read in the same statement as the activities: {@link dev.tenantboard.activity.MarkConditions}.
 * The unread count uses the same conditions as the list, and ends at 1,000.
 */
package dev.tenantboard.activity;
