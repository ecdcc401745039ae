-- The dashboard uses the tables of the platform that hosts it. This migration grants what the application needs there, where this role may
-- do so (usage on the schema, select). If anything else is missing, it fails and lists the statements that add it, all at once.

do $$
declare
    application_role constant text := '${applicationRole}';
    owned record;
    statements text;
begin
    if not exists (select from pg_roles where rolname = application_role) then
        raise exception E'tenantboard needs a role for the application. Run:\n%',
            format('create role %I login;', application_role);
    end if;

    -- The migration role grants what it can, so that the message does not demand it.
    if (select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = current_schema()) then
        execute format('grant usage on schema %I to %I', current_schema(), application_role);
    end if;
    for owned in
        select oid::regclass as table_name
        from pg_class
        where oid in (
            to_regclass('organizations'),
            to_regclass('users'),
            to_regclass('organization_members'))
            and pg_has_role(relowner, 'usage')
    loop
        execute format('grant select on %s to %I', owned.table_name, application_role);
    end loop;

    with needed (position, table_name, column_name, definition) as (
        values
            (1, 'organizations', 'id', 'text'),
            (2, 'organizations', 'name', 'varchar(255)'),
            (3, 'organizations', 'slug', 'varchar(100)'),
            (4, 'organizations', 'subscription_tier', 'varchar(50) not null default ''FREE'''),
            (5, 'users', 'id', 'text'),
            (6, 'users', 'email', 'varchar(320)'),
            (7, 'users', 'name', 'varchar(255)'),
            (8, 'users', 'avatar_url', 'text'),
            (9, 'users', 'is_active', 'boolean not null default true'),
            (10, 'organization_members', 'user_id', 'text'),
            (11, 'organization_members', 'organization_id', 'text'),
            (12, 'organization_members', 'role', 'varchar(50) not null default ''MEMBER'''),
            (13, 'organization_members', 'permissions', 'text[] not null default ''{}''')
    ),
    found as (
        select
            n.*,
            c.oid as relation,
            c.relnamespace::regnamespace as schema_name,
            a.attnum,
            a.atttypid
        from needed n
        join pg_class c on c.oid = to_regclass(n.table_name)
        left join pg_attribute a on a.attrelid = c.oid and a.attname = n.column_name and not a.attisdropped
    ),
    missing (position, statement) as (
        select distinct
            0,
            format('grant usage on schema %s to %I', schema_name, application_role)
        from (select schema_name from found union select current_schema()::regnamespace) schemas
        where not has_schema_privilege(application_role, schema_name::oid, 'usage')
        union all
        select
            position,
            format('alter table %s add column %I %s', relation::regclass, column_name, definition)
        from found
        where attnum is null
        union all
        select
            20 + position,
            format('alter table %s alter column %I type text', relation::regclass, column_name)
        from found
        where column_name in ('id', 'user_id', 'organization_id')
            and atttypid not in ('text'::regtype, 'varchar'::regtype)
        union all
        select
            20 + position,
            format(
                'alter table %1$s alter column %2$I drop default, alter column %2$I type %3$s using %4$s, alter column %2$I set default %5$L',
                relation::regclass,
                column_name,
                needed_type,
                format(conversion, column_name),
                needed_default)
        from found
        join (
            values
                ('subscription_tier', array['text', 'varchar'], 'text', '%I::text', 'FREE'),
                ('role', array['text', 'varchar'], 'text', '%I::text', 'MEMBER'),
                ('is_active', array['boolean'], 'boolean', '%I::text::boolean', 'true'),
                -- A list in JSON, or written like one, becomes an array.
                ('permissions', array['text[]', 'varchar[]'], 'text[]', 'translate(%I::text, ''[]'', ''{}'')::text[]', '{}')
        ) types (typed_column, accepted_types, needed_type, conversion, needed_default)
            on typed_column = column_name
        where atttypid <> all (accepted_types::regtype[])
            and not (
                needed_type = 'text'
                and exists (select from pg_type where oid = atttypid and typtype = 'e'))
        union all
        select
            40 + position,
            format('alter table %1$s add constraint %2$I unique (id)', relation::regclass, table_name || '_id_key')
        from found
        where column_name = 'id'
            and not exists (
                select
                from pg_index i
                where i.indrelid = relation
                    and i.indisunique
                    and i.indimmediate
                    and i.indpred is null
                    and i.indkey::text = attnum::text)
        union all
        select
            50 + min(position),
            format(
                'alter table %s add constraint organization_members_user_id_organization_id_key'
                    ' unique (user_id, organization_id)',
                relation::regclass)
        from found
        where column_name in ('user_id', 'organization_id')
        group by relation
        having not exists (
            select
            from pg_index i
            where i.indrelid = relation
                and i.indisunique
                and i.indisvalid
                and i.indpred is null
                and (i.indkey::int2[])[0:i.indnkeyatts - 1] <@ array_agg(attnum))
        union all
        select
            60 + position,
            format('grant references (id) on %s to %I', relation::regclass, current_user)
        from found
        where column_name = 'id'
            and not has_table_privilege(relation, 'references')
            and not coalesce(has_column_privilege(relation, attnum, 'references'), false)
        union all
        select
            80 + min(position),
            format('grant select on %s to %I', relation::regclass, application_role)
        from found
        where not has_table_privilege(application_role, relation, 'select')
            and not coalesce(has_column_privilege(application_role, relation, attnum, 'select'), false)
        group by relation
    )
    select string_agg(statement || ';', E'\n' order by position)
    into statements
    from missing;

    if statements is not null then
        raise exception E'The platform''s tables lack what tenantboard needs. Run as their owner:\n%', statements;
    end if;
end
$$;
