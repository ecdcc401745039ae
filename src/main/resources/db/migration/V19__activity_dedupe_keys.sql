-- An integration that gets no answer sends the activity again. While its dedupe key is stored, no second activity is created.

create table activity_dedupe_keys (
    organization_id text not null,
    user_id text not null,
    dedupe_key text not null,
    activity_id text not null,
    content text not null,
    created_at timestamptz not null default now(),
    constraint activity_dedupe_keys_pkey primary key (organization_id, user_id, dedupe_key),
    constraint activity_dedupe_keys_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint activity_dedupe_keys_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade,
    constraint activity_dedupe_keys_activity_id_fkey
        foreign key (activity_id) references activity_feeds (id) on delete cascade
);

comment on column activity_dedupe_keys.content is 'A fingerprint of what was sent: the same key with another content is no retry.';

create index idx_activity_dedupe_keys_user_id on activity_dedupe_keys (user_id);
create index idx_activity_dedupe_keys_activity_id on activity_dedupe_keys (activity_id);

alter table activity_dedupe_keys enable row level security;
alter table activity_dedupe_keys force row level security;

create policy activity_dedupe_keys_isolation on activity_dedupe_keys
    for all
    using (
        organization_id = nullif(current_setting('app.current_org_id', true), '')
        and user_id = nullif(current_setting('app.current_user_id', true), ''));

revoke all on activity_dedupe_keys from public, "${applicationRole}";
grant select, insert, update, delete on activity_dedupe_keys to "${applicationRole}";
