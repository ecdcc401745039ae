-- An activity belongs to one organization. Readers see the newest first.

create table activity_feeds (
    id text not null,
    title varchar(255) not null,
    description text,
    type "ActivityType" not null,
    entity_type varchar(100) not null,
    entity_id text not null,
    action varchar(100) not null,
    metadata jsonb,
    severity "ActivitySeverity" not null default 'INFO',
    is_read boolean not null default false,
    is_pinned boolean not null default false,
    is_archived boolean not null default false,
    created_at timestamptz not null default now(),
    organization_id text not null,
    user_id text,
    constraint activity_feeds_pkey primary key (id),
    constraint activity_feeds_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint activity_feeds_user_id_fkey
        foreign key (user_id) references users (id) on delete set null
);

create index idx_activity_feeds_created_at on activity_feeds (created_at);
create index idx_activity_feeds_is_archived on activity_feeds (is_archived);
create index idx_activity_feeds_org_archived on activity_feeds (organization_id, is_archived);
create index idx_activity_feeds_organization_id on activity_feeds (organization_id);
create index idx_activity_feeds_severity on activity_feeds (severity);
create index idx_activity_feeds_type on activity_feeds (type);
create index idx_activity_feeds_user_id on activity_feeds (user_id);

-- Lists are pages by key.
create index idx_activity_feeds_page on activity_feeds (organization_id, created_at desc, id desc);

-- Few activities are pinned or archived. These indexes find them without a scan of the history.
create index idx_activity_feeds_pinned on activity_feeds (organization_id, id) where is_pinned;
create index idx_activity_feeds_archived on activity_feeds (organization_id, id) where is_archived;

-- The activities of one entity, or of one kind of entity, are found without a scan of the history.
create index idx_activity_feeds_entity on activity_feeds
    (organization_id, entity_type, entity_id, created_at desc, id desc);

-- Rare rows that readers filter by. Under row-level security no index serves a comparison of enums, because it is not leakproof. The
-- condition of a partial index does. Each severity is found in the index of those that are at least as severe. All other filters scan the
-- page index: eleven more indexes cost writers of a thousand rows an eighth more, and writers of single rows half more.
create index idx_activity_feeds_page_security_event on activity_feeds (organization_id, created_at desc, id desc)
    where type = 'SECURITY_EVENT';
create index idx_activity_feeds_page_from_warning on activity_feeds (organization_id, created_at desc, id desc)
    where severity in ('WARNING', 'ERROR', 'CRITICAL');
create index idx_activity_feeds_page_from_error on activity_feeds (organization_id, created_at desc, id desc)
    where severity in ('ERROR', 'CRITICAL');
create index idx_activity_feeds_page_critical on activity_feeds (organization_id, created_at desc, id desc)
    where severity = 'CRITICAL';

alter table activity_feeds enable row level security;
alter table activity_feeds force row level security;

create policy tenant_isolation_activity_feeds on activity_feeds
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

create policy tenant_isolation_activity_feeds_insert on activity_feeds
    for insert
    with check (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on activity_feeds from public, "${applicationRole}";
grant select, insert, update, delete on activity_feeds to "${applicationRole}";
