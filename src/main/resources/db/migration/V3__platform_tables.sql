-- The dashboard also runs without a platform. This migration creates each platform table that is missing: minimal, protected, and only
-- read by the application. The comment on such a table makes the guard check its protection too.

do $$
declare
    creates_organizations constant boolean := to_regclass('organizations') is null;
    creates_users constant boolean := to_regclass('users') is null;
    creates_members constant boolean := to_regclass('organization_members') is null;
begin
    if creates_organizations then
        create table organizations (
            id text not null,
            name varchar(255) not null,
            slug varchar(100) not null,
            subscription_tier varchar(50) not null default 'FREE',
            created_at timestamptz not null default now(),
            updated_at timestamptz not null default now(),
            constraint organizations_pkey primary key (id),
            constraint organizations_slug_key unique (slug),
            constraint organizations_subscription_tier_check
                check (subscription_tier in ('FREE', 'STARTER', 'GROWTH', 'ELITE', 'ENTERPRISE', 'CUSTOM'))
        );
    end if;

    if creates_users then
        create table users (
            id text not null,
            email varchar(320) not null,
            name varchar(255),
            avatar_url text,
            is_active boolean not null default true,
            created_at timestamptz not null default now(),
            updated_at timestamptz not null default now(),
            constraint users_pkey primary key (id),
            constraint users_email_key unique (email)
        );
    end if;

    if creates_members then
        create table organization_members (
            id text not null,
            user_id text not null,
            organization_id text not null,
            role varchar(50) not null default 'MEMBER',
            permissions text[] not null default '{}',
            created_at timestamptz not null default now(),
            constraint organization_members_pkey primary key (id),
            constraint organization_members_user_id_organization_id_key unique (user_id, organization_id),
            constraint organization_members_user_id_fkey
                foreign key (user_id) references users (id) on delete cascade,
            constraint organization_members_organization_id_fkey
                foreign key (organization_id) references organizations (id) on delete cascade,
            constraint organization_members_role_check
                check (role in ('OWNER', 'ADMIN', 'MEMBER', 'VIEWER'))
        );

        create index idx_organization_members_organization_id on organization_members (organization_id);
    end if;

    -- Not forced: without a platform, the owner administers organizations and users.
    if creates_organizations then
        comment on table organizations is 'Created by tenantboard, because the platform had none';
        alter table organizations enable row level security;
        revoke all on organizations from public, "${applicationRole}";
        grant select on organizations to "${applicationRole}";

        create policy organizations_visible on organizations
            for select
            using (
                id = nullif(current_setting('app.current_org_id', true), '')
                or exists (
                    select
                    from organization_members m
                    where m.organization_id = organizations.id
                        and m.user_id = nullif(current_setting('app.current_user_id', true), '')));
    end if;

    if creates_users then
        comment on table users is 'Created by tenantboard, because the platform had none';
        alter table users enable row level security;
        revoke all on users from public, "${applicationRole}";
        grant select on users to "${applicationRole}";

        create policy users_visible on users
            for select
            using (
                id = nullif(current_setting('app.current_user_id', true), '')
                or exists (
                    select
                    from organization_members m
                    where m.user_id = users.id
                        and m.organization_id = nullif(current_setting('app.current_org_id', true), '')));
    end if;

    if creates_members then
        comment on table organization_members is 'Created by tenantboard, because the platform had none';
        alter table organization_members enable row level security;
        revoke all on organization_members from public, "${applicationRole}";
        grant select on organization_members to "${applicationRole}";

        create policy organization_members_visible on organization_members
            for select
            using (
                user_id = nullif(current_setting('app.current_user_id', true), '')
                or organization_id = nullif(current_setting('app.current_org_id', true), ''));
    end if;
end
$$;
