-- One reader must not mark an item read for everybody: a user's own marks, where null follows the organization's.

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

-- "Read everything before this one" is one row, not one mark an item. The position is a keyset, so it may outlive its activity.
create table activity_read_positions (
    organization_id text not null,
    user_id text not null,
    read_before_at timestamptz not null,
    read_before_id text not null,
    constraint activity_read_positions_pkey primary key (organization_id, user_id),
    constraint activity_read_positions_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint activity_read_positions_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade
);

create index idx_activity_read_positions_user_id on activity_read_positions (user_id);

alter table activity_marks enable row level security;
alter table activity_marks force row level security;
alter table activity_read_positions enable row level security;
alter table activity_read_positions force row level security;

create policy activity_marks_isolation on activity_marks
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and user_id = nullif(current_setting('app.current_user_id', true), ''));

create policy activity_read_positions_isolation on activity_read_positions
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and user_id = nullif(current_setting('app.current_user_id', true), ''));

revoke all on activity_marks, activity_read_positions from public, "${applicationRole}";
grant select, insert, update, delete on activity_marks, activity_read_positions to "${applicationRole}";
