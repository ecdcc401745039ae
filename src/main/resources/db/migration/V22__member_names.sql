-- A user who has left an organization still appears by the name that they had there. The platform's row of the user is hidden then.

-- A name is valid until the next one of the same user. It is kept when the user causes an activity.
create table dashboard_member_names (
    organization_id text not null,
    user_id text not null,
    name text not null,
    known_from timestamptz not null default now(),
    constraint dashboard_member_names_pkey primary key (organization_id, user_id, known_from),
    constraint dashboard_member_names_organization_id_fkey
        foreign key (organization_id) references organizations (id) on delete cascade,
    constraint dashboard_member_names_user_id_fkey
        foreign key (user_id) references users (id) on delete cascade
);

create index idx_dashboard_member_names_user_id on dashboard_member_names (user_id);

alter table dashboard_member_names enable row level security;
alter table dashboard_member_names force row level security;

create policy dashboard_member_names_isolation on dashboard_member_names
    for all
    using (organization_id = nullif(current_setting('app.current_org_id', true), ''));

-- A kept name never changes. The owner has no right to do so either, because a writer's cascades run as the owner.
revoke all on dashboard_member_names from public, "${applicationRole}";
revoke update on dashboard_member_names from current_user;
grant select, insert, delete on dashboard_member_names to "${applicationRole}";

-- All ways to record an activity keep the name: one, a batch, the audit trail. Clients cannot choose it: the transaction's name is set
-- together with its organization, from the platform's row of the user.
create function dashboard_member_named() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
    the_name constant text := nullif(current_setting('app.current_user_name', true), '');
begin
    if the_organization is null or the_user is null or the_name is null then
        return null;
    end if;
    insert into dashboard_member_names (organization_id, user_id, name)
    select the_organization, the_user, the_name
    where the_name is distinct from (
        select n.name
        from dashboard_member_names n
        where n.organization_id = the_organization and n.user_id = the_user
        order by n.known_from desc
        limit 1)
    on conflict do nothing;
    return null;
end
$$;

-- The same settings as for the functions of the event log, which the guard checks.
do $$
begin
    execute format(
        'alter function dashboard_member_named() set search_path = pg_catalog, %I, pg_temp', current_schema());
end
$$;

alter function dashboard_member_named() set enable_nestloop = off;
revoke all on function dashboard_member_named() from public;

create trigger activity_feeds_named
    after insert on activity_feeds
    for each statement execute function dashboard_member_named();
