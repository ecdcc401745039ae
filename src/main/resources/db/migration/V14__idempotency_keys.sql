-- A POST that a client repeats must not change anything again. The answer is stored with the change under the user's key, for 24 hours.

create table idempotency_keys (
    organization_id text,
    user_id text not null,
    operation text not null,
    idempotency_key text not null,
    fingerprint text not null,
    status integer,
    location text,
    etag text,
    body text,
    created_at timestamptz not null default now(),
    constraint idempotency_keys_key
        unique nulls not distinct (organization_id, user_id, operation, idempotency_key),
    constraint idempotency_keys_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint idempotency_keys_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade
);

create index idx_idempotency_keys_user_id on idempotency_keys (user_id);
create index idx_idempotency_keys_org_created on idempotency_keys (organization_id, created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;

-- An expired row belongs to no user. The next request in the organization removes it, because its user may never return.
create policy idempotency_keys_isolation on idempotency_keys
    for all
    using (
        (user_id = nullif(current_setting('app.current_user_id', true), '')
            or created_at <= now() - interval '24 hours')
        and (organization_id = nullif(current_setting('app.current_org_id', true), '')
            or (organization_id is null and current_setting('app.platform_admin', true) = 'true')))
    with check (
        user_id = nullif(current_setting('app.current_user_id', true), '')
        and (organization_id = nullif(current_setting('app.current_org_id', true), '')
            or (organization_id is null and current_setting('app.platform_admin', true) = 'true')));

revoke all on idempotency_keys from public, "${applicationRole}";
grant select, insert, update, delete on idempotency_keys to "${applicationRole}";
