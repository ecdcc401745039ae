-- The run of a quick action is stored before its call, so that after a crash the outcome is known to be unknown.

create table quick_action_runs (
    id text not null,
    organization_id text not null,
    quick_action_id text not null,
    action_type "ActionType" not null,
    user_id text,
    idempotency_key text,
    state text not null,
    response_status integer,
    failure text,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    constraint quick_action_runs_pkey primary key (organization_id, id),
    constraint quick_action_runs_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint quick_action_runs_user_id_fkey
        foreign key (user_id) references users (id) on delete set null,
    constraint quick_action_runs_state_check
        check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
    constraint quick_action_runs_finished_check
        check ((state = 'RUNNING') = (finished_at is null))
);

-- A run stays when its action is deleted, because it shows what the action did. Retention removes old runs.
create index idx_quick_action_runs_org_started on quick_action_runs (organization_id, started_at);
create index idx_quick_action_runs_running on quick_action_runs (organization_id) where state = 'RUNNING';
create index idx_quick_action_runs_user_key on quick_action_runs (user_id, idempotency_key);

alter table quick_action_runs enable row level security;
alter table quick_action_runs force row level security;

create policy quick_action_runs_isolation on quick_action_runs
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

revoke all on quick_action_runs from public, "${applicationRole}";
grant select, insert, update, delete on quick_action_runs to "${applicationRole}";
