-- One reader must not mark an item read for everybody. These are the user's own marks; null follows the organization's.

create table activity_marks (
    organization_id text not null,
    user_id text not null,
    activity_id text not null,
    is_read boolean,
    is_pinned boolean,
    is_archived boolean,
    updated_at timestamptz not null default now(),
    constraint activity_marks_pkey primary key (organization_id, user_id, activity_id),
    constraint activity_marks_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint activity_marks_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade,
    constraint activity_marks_activity_id_fkey
        foreign key (activity_id) references activity_feeds (id) on delete cascade
);

create index idx_activity_marks_user_id on activity_marks (user_id);
create index idx_activity_marks_activity_id on activity_marks (activity_id);

-- A user marks few activities as unread, pinned or archived. These indexes find them without a scan of all marks.
create index idx_activity_marks_unread on activity_marks (organization_id, user_id, activity_id) where not is_read;
create index idx_activity_marks_pinned on activity_marks (organization_id, user_id, activity_id) where is_pinned;
create index idx_activity_marks_archived on activity_marks (organization_id, user_id, activity_id) where is_archived;

-- Retention asks for each old activity whether any member pinned it.
create index idx_activity_marks_org_pinned on activity_marks (organization_id, activity_id) where is_pinned;

alter table activity_marks enable row level security;
alter table activity_marks force row level security;

create policy activity_marks_isolation on activity_marks
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and user_id = nullif(current_setting('app.current_user_id', true), ''));

-- Retention keeps what a member pinned. The product reads which activities are pinned, and no other mark of any user.
create policy activity_marks_pinned on activity_marks
    for select
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and is_pinned
        and current_setting('app.product', true) = 'true');

revoke all on activity_marks from public, "${applicationRole}";
grant select, insert, update, delete on activity_marks to "${applicationRole}";
