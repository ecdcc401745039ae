-- The database itself logs each change in the change's own transaction, so that no change is missed.

-- The functions run with the writer's rights, once for each statement. They log only rows of the organization that the transaction has set.
-- The platform sets none, so it can delete an organization with all its rows, and nothing of that is logged.
create function dashboard_events_listed() returns trigger
language plpgsql
as $$
begin
    insert into dashboard_tenants (organization_id)
    select n.organization_id
    from (select distinct organization_id from new_rows) n
    where case
        when exists (select from dashboard_tenants t where t.organization_id = n.organization_id) then false
        else pg_try_advisory_xact_lock(hashtextextended('dashboard_tenants ' || n.organization_id, 0))
    end
    on conflict do nothing;
    return null;
end
$$;

comment on function dashboard_events_listed is 'Lists the organization. Its first writers do not wait for each other: one of them does it, or a later one.';

-- These functions write the log, one for each command. The trigger's argument is the kind of the event. Each table has a static statement,
-- because a session keeps its plan. Dynamic SQL needs fewer lines, but its planning costs a writer of one row 0.1 ms. One function for all
-- commands costs each session half a megabyte, because PostgreSQL compiles a trigger function again for each trigger.
-- A user has one row in user_dashboards for all organizations. Its changes are logged for the organization that the transaction has set.
create function dashboard_insert_logged() returns trigger
language plpgsql
as $$
declare
    the_kind constant text := tg_argv[0];
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if the_organization is null then
        return null;
    end if;
    case tg_table_name
    when 'activity_feeds', 'dashboard_widgets' then
        insert into dashboard_events (organization_id, kind, subject)
        select the_organization, the_kind, n.id
        from new_rows n
        where n.organization_id = the_organization;
    when 'activity_marks' then
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select the_organization, the_kind, n.activity_id, n.user_id,
            jsonb_build_object('isRead', n.is_read, 'isPinned', n.is_pinned, 'isArchived', n.is_archived)
        from new_rows n
        where n.organization_id = the_organization
            and n.user_id = the_user;
    when 'activity_read_positions' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, the_kind, n.read_before_id, n.user_id
        from new_rows n
        where n.organization_id = the_organization
            and n.user_id = the_user;
    when 'dashboard_metric_values' then
        insert into dashboard_events (organization_id, kind, subject)
        select the_organization, the_kind, n.metric_id
        from new_rows n
        where n.organization_id = the_organization
            and n.status <> 'PENDING';
    when 'user_dashboards' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, the_kind, n.id, n.user_id
        from new_rows n
        where n.user_id = the_user;
    end case;
    return null;
end
$$;

create function dashboard_update_logged() returns trigger
language plpgsql
as $$
declare
    the_kind constant text := tg_argv[0];
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if the_organization is null then
        return null;
    end if;
    case tg_table_name
    when 'activity_feeds' then
        insert into dashboard_events (organization_id, kind, subject)
        select the_organization, the_kind, n.id
        from new_rows n
        join old_rows o on o.id = n.id
        where n.organization_id = the_organization
            and (n.is_read, n.is_pinned, n.is_archived) is distinct from (o.is_read, o.is_pinned, o.is_archived);
    when 'activity_marks' then
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select the_organization, the_kind, n.activity_id, n.user_id,
            jsonb_build_object('isRead', n.is_read, 'isPinned', n.is_pinned, 'isArchived', n.is_archived)
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id
            and o.user_id = n.user_id
            and o.activity_id = n.activity_id
        where n.organization_id = the_organization
            and n.user_id = the_user
            and (n.is_read, n.is_pinned, n.is_archived) is distinct from (o.is_read, o.is_pinned, o.is_archived);
    when 'activity_read_positions' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, the_kind, n.read_before_id, n.user_id
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id and o.user_id = n.user_id
        where n.organization_id = the_organization
            and n.user_id = the_user
            and (n.read_before_at, n.read_before_id) is distinct from (o.read_before_at, o.read_before_id);
    when 'dashboard_metric_values' then
        -- Readers do not see claims and due times. Permissions say who may read the value.
        insert into dashboard_events (organization_id, kind, subject)
        select the_organization, the_kind, n.metric_id
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id and o.metric_id = n.metric_id
        where n.organization_id = the_organization
            and (n.status, n.value, n.failure, n.permissions, n.figures)
                is distinct from (o.status, o.value, o.failure, o.permissions, o.figures);
    when 'dashboard_widgets' then
        insert into dashboard_events (organization_id, kind, subject, permissions)
        select the_organization, the_kind, n.id, o.permissions
        from new_rows n
        join old_rows o on o.id = n.id
        where n.organization_id = the_organization
            and n is distinct from o;
    when 'user_dashboards' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, the_kind, n.id, n.user_id
        from new_rows n
        join old_rows o on o.id = n.id
        where n.user_id = the_user
            and n is distinct from o;
    end case;
    return null;
end
$$;

create function dashboard_delete_logged() returns trigger
language plpgsql
as $$
declare
    the_kind constant text := tg_argv[0];
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if the_organization is null then
        return null;
    end if;
    case tg_table_name
    when 'activity_marks' then
        -- If the activity is gone too, the user did not delete the mark.
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select the_organization, the_kind, o.activity_id, o.user_id,
            jsonb_build_object('isRead', null, 'isPinned', null, 'isArchived', null)
        from old_rows o
        join activity_feeds f on f.organization_id = o.organization_id and f.id = o.activity_id
        where o.organization_id = the_organization
            and o.user_id = the_user;
    when 'dashboard_widgets' then
        insert into dashboard_events (organization_id, kind, subject, permissions)
        select the_organization, the_kind, o.id, o.permissions
        from old_rows o
        where o.organization_id = the_organization;
    when 'user_dashboards' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, the_kind, o.id, o.user_id
        from old_rows o
        where o.user_id = the_user;
    end case;
    return null;
end
$$;

-- A writer's temporary table must not replace one of these tables. And a session keeps the plan that it made for one row: without
-- enable_nestloop = off, this plan would compare each of a thousand new rows with each of a thousand old ones.
do $$
declare
    logging text;
begin
    foreach logging in array array[
        'dashboard_events_listed',
        'dashboard_insert_logged',
        'dashboard_update_logged',
        'dashboard_delete_logged']
    loop
        execute format('alter function %I() set search_path = pg_catalog, %I, pg_temp', logging, current_schema());
        execute format('alter function %I() set enable_nestloop = off', logging);
        execute format('revoke all on function %I() from public', logging);
    end loop;
end
$$;

create trigger dashboard_events_listed
    after insert on dashboard_events
    referencing new table as new_rows
    for each statement execute function dashboard_events_listed();

create trigger activity_feeds_inserted
    after insert on activity_feeds
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('ACTIVITY_CREATED');

create trigger activity_feeds_updated
    after update on activity_feeds
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('ACTIVITY_MARKED');

create trigger activity_marks_inserted
    after insert on activity_marks
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('OWN_MARKS_CHANGED');

create trigger activity_marks_updated
    after update on activity_marks
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('OWN_MARKS_CHANGED');

create trigger activity_marks_deleted
    after delete on activity_marks
    referencing old table as old_rows
    for each statement execute function dashboard_delete_logged('OWN_MARKS_CHANGED');

create trigger activity_read_positions_inserted
    after insert on activity_read_positions
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('READ_POSITION_MOVED');

create trigger activity_read_positions_updated
    after update on activity_read_positions
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('READ_POSITION_MOVED');

create trigger dashboard_metric_values_inserted
    after insert on dashboard_metric_values
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('METRIC_VALUE_CHANGED');

create trigger dashboard_metric_values_updated
    after update on dashboard_metric_values
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('METRIC_VALUE_CHANGED');

create trigger dashboard_widgets_inserted
    after insert on dashboard_widgets
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('WIDGET_CHANGED');

create trigger dashboard_widgets_updated
    after update on dashboard_widgets
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('WIDGET_CHANGED');

create trigger dashboard_widgets_deleted
    after delete on dashboard_widgets
    referencing old table as old_rows
    for each statement execute function dashboard_delete_logged('WIDGET_CHANGED');

create trigger user_dashboards_inserted
    after insert on user_dashboards
    referencing new table as new_rows
    for each statement execute function dashboard_insert_logged('PREFERENCES_CHANGED');

create trigger user_dashboards_updated
    after update on user_dashboards
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_update_logged('PREFERENCES_CHANGED');

create trigger user_dashboards_deleted
    after delete on user_dashboards
    referencing old table as old_rows
    for each statement execute function dashboard_delete_logged('PREFERENCES_CHANGED');
