-- The database itself logs each change in the change's own transaction, so that no change is missed.

-- Whatever writes, these functions log it: with the writer's rights, once a statement, and only what is of the organization that is set.
-- So the platform, which sets none, may delete an organization with all that it has, and nothing of that is logged.
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

create function activity_feeds_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
begin
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject)
        select n.organization_id, 'ACTIVITY_CREATED', n.id
        from new_rows n
        where n.organization_id = the_organization;
    else
        insert into dashboard_events (organization_id, kind, subject)
        select n.organization_id, 'ACTIVITY_MARKED', n.id
        from new_rows n
        join old_rows o on o.id = n.id
        where n.organization_id = the_organization
            and (n.is_read, n.is_pinned, n.is_archived) is distinct from (o.is_read, o.is_pinned, o.is_archived);
    end if;
    return null;
end
$$;

-- Marks that go with their activity are nobody's change.
create function activity_marks_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select n.organization_id, 'OWN_MARKS_CHANGED', n.activity_id, n.user_id,
            jsonb_build_object('isRead', n.is_read, 'isPinned', n.is_pinned, 'isArchived', n.is_archived)
        from new_rows n
        where n.organization_id = the_organization
            and n.user_id = the_user;
    elsif tg_op = 'UPDATE' then
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select n.organization_id, 'OWN_MARKS_CHANGED', n.activity_id, n.user_id,
            jsonb_build_object('isRead', n.is_read, 'isPinned', n.is_pinned, 'isArchived', n.is_archived)
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id
            and o.user_id = n.user_id
            and o.activity_id = n.activity_id
        where n.organization_id = the_organization
            and n.user_id = the_user
            and (n.is_read, n.is_pinned, n.is_archived) is distinct from (o.is_read, o.is_pinned, o.is_archived);
    else
        insert into dashboard_events (organization_id, kind, subject, user_id, detail)
        select o.organization_id, 'OWN_MARKS_CHANGED', o.activity_id, o.user_id,
            jsonb_build_object('isRead', null, 'isPinned', null, 'isArchived', null)
        from old_rows o
        join activity_feeds f on f.organization_id = o.organization_id and f.id = o.activity_id
        where o.organization_id = the_organization
            and o.user_id = the_user;
    end if;
    return null;
end
$$;

create function activity_read_positions_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select n.organization_id, 'READ_POSITION_MOVED', n.read_before_id, n.user_id
        from new_rows n
        where n.organization_id = the_organization
            and n.user_id = the_user;
    else
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select n.organization_id, 'READ_POSITION_MOVED', n.read_before_id, n.user_id
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id and o.user_id = n.user_id
        where n.organization_id = the_organization
            and n.user_id = the_user
            and (n.read_before_at, n.read_before_id) is distinct from (o.read_before_at, o.read_before_id);
    end if;
    return null;
end
$$;

-- Who is at a calculation, and when the next one is due, says nothing to readers. Whom a value is for does.
create function dashboard_metric_values_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
begin
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject)
        select n.organization_id, 'METRIC_VALUE_CHANGED', n.metric_id
        from new_rows n
        where n.organization_id = the_organization
            and n.status <> 'PENDING';
    else
        insert into dashboard_events (organization_id, kind, subject)
        select n.organization_id, 'METRIC_VALUE_CHANGED', n.metric_id
        from new_rows n
        join old_rows o on o.organization_id = n.organization_id and o.metric_id = n.metric_id
        where n.organization_id = the_organization
            and (n.status, n.value, n.failure, n.permissions, n.figures)
                is distinct from (o.status, o.value, o.failure, o.permissions, o.figures);
    end if;
    return null;
end
$$;

create function dashboard_widgets_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
begin
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject)
        select n.organization_id, 'WIDGET_CHANGED', n.id
        from new_rows n
        where n.organization_id = the_organization;
    elsif tg_op = 'UPDATE' then
        insert into dashboard_events (organization_id, kind, subject, permissions)
        select n.organization_id, 'WIDGET_CHANGED', n.id, o.permissions
        from new_rows n
        join old_rows o on o.id = n.id
        where n.organization_id = the_organization
            and n is distinct from o;
    else
        insert into dashboard_events (organization_id, kind, subject, permissions)
        select o.organization_id, 'WIDGET_CHANGED', o.id, o.permissions
        from old_rows o
        where o.organization_id = the_organization;
    end if;
    return null;
end
$$;

-- A user has one row for all organizations: those pages of theirs are told that are open where the change is made.
create function user_dashboards_logged() returns trigger
language plpgsql
as $$
declare
    the_organization constant text := nullif(current_setting('app.current_org_id', true), '');
    the_user constant text := nullif(current_setting('app.current_user_id', true), '');
begin
    if the_organization is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, 'PREFERENCES_CHANGED', n.id, n.user_id
        from new_rows n
        where n.user_id = the_user;
    elsif tg_op = 'UPDATE' then
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, 'PREFERENCES_CHANGED', n.id, n.user_id
        from new_rows n
        join old_rows o on o.id = n.id
        where n.user_id = the_user
            and n is distinct from o;
    else
        insert into dashboard_events (organization_id, kind, subject, user_id)
        select the_organization, 'PREFERENCES_CHANGED', o.id, o.user_id
        from old_rows o
        where o.user_id = the_user;
    end if;
    return null;
end
$$;

-- A temporary table of the writer's must not take the place of one of these. And the old rows are found by a hash: what is planned for one
-- row is kept for the session, and would walk over a thousand by a thousand.
do $$
declare
    logging text;
begin
    foreach logging in array array[
        'dashboard_events_listed',
        'activity_feeds_logged',
        'activity_marks_logged',
        'activity_read_positions_logged',
        'dashboard_metric_values_logged',
        'dashboard_widgets_logged',
        'user_dashboards_logged']
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
    for each statement execute function activity_feeds_logged();

create trigger activity_feeds_updated
    after update on activity_feeds
    referencing old table as old_rows new table as new_rows
    for each statement execute function activity_feeds_logged();

create trigger activity_marks_inserted
    after insert on activity_marks
    referencing new table as new_rows
    for each statement execute function activity_marks_logged();

create trigger activity_marks_updated
    after update on activity_marks
    referencing old table as old_rows new table as new_rows
    for each statement execute function activity_marks_logged();

create trigger activity_marks_deleted
    after delete on activity_marks
    referencing old table as old_rows
    for each statement execute function activity_marks_logged();

create trigger activity_read_positions_inserted
    after insert on activity_read_positions
    referencing new table as new_rows
    for each statement execute function activity_read_positions_logged();

create trigger activity_read_positions_updated
    after update on activity_read_positions
    referencing old table as old_rows new table as new_rows
    for each statement execute function activity_read_positions_logged();

create trigger dashboard_metric_values_inserted
    after insert on dashboard_metric_values
    referencing new table as new_rows
    for each statement execute function dashboard_metric_values_logged();

create trigger dashboard_metric_values_updated
    after update on dashboard_metric_values
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_metric_values_logged();

create trigger dashboard_widgets_inserted
    after insert on dashboard_widgets
    referencing new table as new_rows
    for each statement execute function dashboard_widgets_logged();

create trigger dashboard_widgets_updated
    after update on dashboard_widgets
    referencing old table as old_rows new table as new_rows
    for each statement execute function dashboard_widgets_logged();

create trigger dashboard_widgets_deleted
    after delete on dashboard_widgets
    referencing old table as old_rows
    for each statement execute function dashboard_widgets_logged();

create trigger user_dashboards_inserted
    after insert on user_dashboards
    referencing new table as new_rows
    for each statement execute function user_dashboards_logged();

create trigger user_dashboards_updated
    after update on user_dashboards
    referencing old table as old_rows new table as new_rows
    for each statement execute function user_dashboards_logged();

create trigger user_dashboards_deleted
    after delete on user_dashboards
    referencing old table as old_rows
    for each statement execute function user_dashboards_logged();
