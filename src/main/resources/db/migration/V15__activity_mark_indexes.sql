-- Pinned and archived activities, and those a user marked unread again, are few: they are found without a walk over the history.

create index idx_activity_feeds_pinned on activity_feeds (organization_id, id) where is_pinned;
create index idx_activity_feeds_archived on activity_feeds (organization_id, id) where is_archived;

create index idx_activity_marks_unread on activity_marks (organization_id, user_id, activity_id) where not is_read;
create index idx_activity_marks_pinned on activity_marks (organization_id, user_id, activity_id) where is_pinned;
create index idx_activity_marks_archived on activity_marks (organization_id, user_id, activity_id) where is_archived;
