package dev.tenantboard.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The application without one of its protections.
 *
 * @param file a source file of the package, or {@code persistence.xml}
 * @param text the original text
 * @param instead its replacement in the mutant
 */
record Mutant(String name, String file, String text, String instead) {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "").isEmpty() ? "." : System.getProperty("basedir"), "src/main/java");
    private static final String PERSISTENCE = "persistence.xml";
    private static final String LISTENER = "@EntityListeners(TenantListener.class)";
    private static final String SHARED_ROWS =
            "@AdditionalCriteria(\"this.organizationId = :organization or this.organizationId is null\")";
    private static final Map<String, String> TENANT_ENTITIES = Map.of(
            "DashboardWidget", "widget/DashboardWidget.java",
            "ActivityFeed", "activity/ActivityFeed.java",
            "UserDashboard", "dashboard/UserDashboard.java",
            "QuickAction", "quickaction/QuickAction.java",
            "DashboardMetric", "metric/DashboardMetric.java");

    /** Without this setting, reads before the first write use a connection without a tenant. */
    static final Mutant OTHER_CONNECTION = new Mutant(
            "join-existing dropped",
            PERSISTENCE,
            "<property name=\"eclipselink.transaction.join-existing\" value=\"true\"/>",
            "");

    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>(List.of(
                OTHER_CONNECTION,
                new Mutant("shared cache on", PERSISTENCE, "<shared-cache-mode>NONE<", "<shared-cache-mode>ALL<"),
                new Mutant(
                        "organization never set",
                        "tenancy/TenantSettings.java",
                        "then set_config('app.current_org_id', m.organization_id, true)",
                        "then ''"),
                new Mutant(
                        "organization set for the session",
                        "tenancy/TenantSettings.java",
                        "m.organization_id, true)",
                        "m.organization_id, false)"),
                new Mutant(
                        "user set for the session",
                        "tenancy/TenantSettings.java",
                        "set_config('app.current_user_id', ?, true)",
                        "set_config('app.current_user_id', ?, false)"),
                new Mutant(
                        "inactive users let in",
                        "tenancy/TenantSettings.java",
                        "if (!active)",
                        "if (!active && Boolean.FALSE)"),
                new Mutant(
                        "a method without @Requires",
                        "metric/MetricResource.java",
                        "@Requires(Access.READ_METRICS)",
                        ""),
                new Mutant(
                        "metrics written by members",
                        "access/Access.java",
                        "WRITE_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN)",
                        "WRITE_METRICS(EnumSet.of(Scope.ORGANIZATION, Scope.SYSTEM), OWNER, ADMIN, MEMBER)"),
                new Mutant(
                        "runs of all shown to members",
                        "quickaction/QuickActionRuns.java",
                        "caller.holdsEveryPermission() ? null : caller.userId()",
                        "null"),
                new Mutant(
                        "bundles written by members",
                        "access/Access.java",
                        "WRITE_BUNDLE(OWNER, ADMIN)",
                        "WRITE_BUNDLE(OWNER, ADMIN, MEMBER)"),
                new Mutant(
                        "widgets created by viewers",
                        "access/Access.java",
                        "CREATE_WIDGETS(OWNER, ADMIN, MEMBER)",
                        "CREATE_WIDGETS(OWNER, ADMIN, MEMBER, VIEWER)"),
                new Mutant(
                        "system rows for every administrator",
                        "access/AccessFilter.java",
                        "if (!identity.isPlatformAdministrator())",
                        "if (identity.userId().isEmpty())"),
                new Mutant(
                        "permissions of rows ignored",
                        "tenancy/TenantRows.java",
                        "row == null || !row.isReadableBy(tenant.caller())",
                        "row == null"),
                new Mutant(
                        "widgets' criteria dropped",
                        "widget/DashboardWidget.java",
                        "@Multitenant\n",
                        "@Multitenant(includeCriteria = false)\n"),
                new Mutant(
                        "activities' criteria dropped",
                        "activity/ActivityFeed.java",
                        "@Multitenant\n",
                        "@Multitenant(includeCriteria = false)\n"),
                new Mutant(
                        "marks of all users",
                        "activity/MarkConditions.java",
                        "m.organization_id = :organization and m.user_id = :caller",
                        "m.organization_id = :organization and (m.user_id = :caller or true)"),
                new Mutant(
                        "unread activities of all organizations counted",
                        "activity/UnreadCount.java",
                        "where e.organization_id = ?1",
                        "where (e.organization_id = ?1 or true)"),
                new Mutant(
                        "security events counted for all",
                        "activity/UnreadCount.java",
                        "Access.READ_SECURITY_EVENTS.permits(caller)",
                        "Access.READ_ACTIVITIES.permits(caller)"),
                new Mutant(
                        "activities of all organizations marked",
                        "activity/MarkService.java",
                        "where f.organization_id = ? and f.id = any(",
                        "where (f.organization_id = ? or true) and f.id = any("),
                new Mutant(
                        "security events shown to all",
                        "activity/PersonalActivity.java",
                        "Access.READ_SECURITY_EVENTS.permits(caller)",
                        "Access.READ_ACTIVITIES.permits(caller)"),
                new Mutant(
                        "security events marked by all",
                        "activity/MarkService.java",
                        "Access.READ_SECURITY_EVENTS.permits(caller)",
                        "Access.READ_ACTIVITIES.permits(caller)"),
                new Mutant(
                        "dashboards' criteria dropped",
                        "dashboard/UserDashboard.java",
                        "@Multitenant\n",
                        "@Multitenant(includeCriteria = false)\n"),
                new Mutant(
                        "values changed in all organizations",
                        "metric/value/MetricValue.java",
                        "primaryKey = true",
                        "primaryKey = false"),
                new Mutant("actions' criteria dropped", "quickaction/QuickAction.java", SHARED_ROWS, ""),
                new Mutant("metrics' criteria dropped", "metric/DashboardMetric.java", SHARED_ROWS, ""),
                new Mutant(
                        "users' criteria dropped",
                        "organization/User.java",
                        "@AdditionalCriteria(\"this.id = :user or",
                        "@AdditionalCriteria(\"1 = 1 or this.id = :user or"),
                new Mutant(
                        "members of all organizations named",
                        "organization/People.java",
                        "where m.organization_id = ? and",
                        "where (m.organization_id = ? or true) and"),
                new Mutant(
                        "kept names of all organizations",
                        "organization/People.java",
                        "where n.organization_id = ? and",
                        "where (n.organization_id = ? or true) and"),
                new Mutant(
                        "organizations' criteria dropped",
                        "organization/Organization.java",
                        "@AdditionalCriteria(\"this.id = :organization or",
                        "@AdditionalCriteria(\"1 = 1 or this.id = :organization or"),
                new Mutant(
                        "members' criteria dropped",
                        "organization/OrganizationMember.java",
                        "@AdditionalCriteria(\"this.userId = :user or",
                        "@AdditionalCriteria(\"1 = 1 or this.userId = :user or")));
        TENANT_ENTITIES.forEach(
                (entity, file) -> mutants.add(new Mutant("no listener on " + entity, file, LISTENER, "")));
        return mutants;
    }

    WarCopy war() {
        WarCopy war = WarCopy.withProbe();
        return file.equals(PERSISTENCE)
                ? war.edit(
                        "WEB-INF/classes/META-INF/persistence.xml",
                        found -> mutate(new String(found, UTF_8)).getBytes(UTF_8))
                : war.withClasses(SourceCompiler.compile(file, mutate(source())));
    }

    private String source() {
        try {
            return Files.readString(SOURCES.resolve("dev/tenantboard").resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns whether the file still contains the text. */
    boolean applies() {
        try {
            return file.equals(PERSISTENCE)
                    ? Files.readString(SOURCES.resolveSibling("resources/META-INF/" + file))
                            .contains(text)
                    : source().contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String mutate(String original) {
        int at = original.indexOf(text);
        if (at < 0) {
            throw new IllegalStateException("nothing to mutate for '" + name + "' in " + file);
        }
        return original.substring(0, at) + instead + original.substring(at + text.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
