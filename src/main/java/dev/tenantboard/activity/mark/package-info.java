/**
 * Each user's own marks, and how far they have read. A position is one row for each user and organization: the key of an
 * activity, which it may outlive. It moves forward only, since of two windows the one that shows less must not take back
 * what the other said; moving it overrules what the user had marked unread up to there, while a mark made later counts
 * before it. There are no positions for a part of the feed (a type, a severity): that would be a row for each activity. An
 * activity whose time lies before the position is read, whenever it was stored.
 */
package dev.tenantboard.activity.mark;
