-- "Read everything before this one" is one row for each user, not one mark for each activity.

-- The position is a keyset, so it remains valid when its activity is deleted.
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

alter table activity_read_positions enable row level security;
alter table activity_read_positions force row level security;

create policy activity_read_positions_isolation on activity_read_positions
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and user_id = nullif(current_setting('app.current_user_id', true), ''));

revoke all on activity_read_positions from public, "${applicationRole}";
grant select, insert, update, delete on activity_read_positions to "${applicationRole}";
