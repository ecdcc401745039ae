-- Whoever has a page open is told what changes: the database itself logs each change in the change's own transaction, so that none is missed.

-- Who reads in the order of commits needs the transaction and not the time. What is logged points to rows; what they say is read when it is told.
create table dashboard_events (
    organization_id text not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    sequence bigint not null generated always as identity,
    kind text not null,
    subject text,
    user_id text,
    permissions text[],
    detail jsonb,
    created_at timestamptz not null default clock_timestamp(),
    constraint dashboard_events_pkey primary key (organization_id, transaction_id, sequence),
    constraint dashboard_events_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_events_kind_check
        check (kind in (
            'ACTIVITY_CREATED',
            'ACTIVITY_MARKED',
            'OWN_MARKS_CHANGED',
            'READ_POSITION_MOVED',
            'METRIC_VALUE_CHANGED',
            'WIDGET_CHANGED',
            'PREFERENCES_CHANGED'))
);

comment on column dashboard_events.subject is 'The id of the row that changed.';
comment on column dashboard_events.user_id is 'The only user who is told; null: whoever may read the row.';
comment on column dashboard_events.permissions is 'What readers had to hold before the change: those are told that a row is gone.';

-- How far the log was cut off: who has seen less is told to load everything again. And when what is too old is to be removed.
alter table dashboard_tenants
    alter column metrics_due_at set default 'infinity',
    add column retention_due_at timestamptz not null default now(),
    add column events_removed_to xid8;

create index idx_dashboard_tenants_retention_due_at on dashboard_tenants (retention_due_at);
