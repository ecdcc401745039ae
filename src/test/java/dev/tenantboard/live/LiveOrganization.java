package dev.tenantboard.live;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import java.util.Map;
import java.util.UUID;

/** The organization of one test. */
record LiveOrganization(Database rows, Api api, String id, Caller ownerCaller, Caller memberCaller) {

    static LiveOrganization in(Database rows, Api api) {
        String id = rows.organization("org-live-" + UUID.randomUUID(), "ENTERPRISE");
        return new LiveOrganization(
                rows, api, id, rows.member("owner-" + id, id, "OWNER"), rows.member("member-" + id, id, "MEMBER"));
    }

    /** The same organization, through another server. */
    LiveOrganization on(Api other) {
        return new LiveOrganization(rows, other, id, ownerCaller, memberCaller);
    }

    Session owner() {
        return api.as(ownerCaller);
    }

    Session member() {
        return api.as(memberCaller);
    }

    /** Adds a member. */
    Session another(String name, String role, String... permissions) {
        return api.as(rows.member(name + "-" + id, id, role, permissions));
    }

    /** Records an activity. @return its id */
    String record(String title) {
        return record(owner(), title, "USER_ACTION");
    }

    /** Records an activity that only some roles may read. @return its id */
    String recordSecurity(Session by) {
        return record(by, "Secret", "SECURITY_EVENT");
    }

    private static String record(Session by, String title, String type) {
        var activity = Map.of("title", title, "type", type, "entityType", "deal", "entityId", "1", "action", "won");
        return by.post("/activities", activity).isStatus(201).id();
    }

    /** Writes activities directly to the database, in one transaction with the tenant set. Their entityId is their number. */
    void recordInTheDatabase(int count, String title) {
        rows.update(
                "with tenant as materialized (select set_config('app.current_org_id', ?, true))"
                        + " insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                        + " select gen_random_uuid(), ?, 'USER_ACTION', 'deal', cast(s.number as text), 'won', ?"
                        + " from tenant, generate_series(1, ?) s (number) order by s.number",
                id,
                title,
                id,
                count);
    }

    /** Adds log entries of rows that do not exist. */
    void logWithoutReaders(int count) {
        rows.update(
                "insert into dashboard_events (organization_id, kind, subject)"
                        + " select ?, 'ACTIVITY_MARKED', 'gone-' || s.number from generate_series(1, ?) s (number)",
                id,
                count);
    }
}
