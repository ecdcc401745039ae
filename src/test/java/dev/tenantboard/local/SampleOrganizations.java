package dev.tenantboard.local;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Three organizations of different tiers, and their users. Grace is a member of two of them. */
final class SampleOrganizations {

    record Organization(String id, String name, String slug, String tier) {

        static Organization of(String name, String slug, String tier) {
            return new Organization(SampleIds.of("organization " + slug), name, slug, tier);
        }
    }

    record Membership(String userName, Organization organization, String role, List<String> permissions) {

        String userId() {
            return SampleIds.of("user " + userName);
        }

        String email() {
            return userName.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
        }

        String organizationId() {
            return organization.id();
        }

        String organizationName() {
            return organization.name();
        }
    }

    static final Organization NORTHWIND = Organization.of("Northwind Logistics", "northwind", "ENTERPRISE");
    static final Organization BLUEBIRD = Organization.of("Bluebird Bakery", "bluebird", "STARTER");
    static final Organization HELIOS = Organization.of("Helios Energy", "helios", "GROWTH");
    static final List<Organization> ALL = List.of(NORTHWIND, BLUEBIRD, HELIOS);

    static final List<Membership> MEMBERSHIPS = List.of(
            new Membership("Ada Novak", NORTHWIND, "OWNER", List.of()),
            new Membership("Ben Okafor", NORTHWIND, "ADMIN", List.of()),
            new Membership("Chiara Russo", NORTHWIND, "MEMBER", List.of("finance:read", "activities:ingest")),
            new Membership("David Kim", NORTHWIND, "VIEWER", List.of()),
            new Membership("Elena Petrova", BLUEBIRD, "OWNER", List.of()),
            new Membership("Felix Braun", BLUEBIRD, "MEMBER", List.of("sales:read")),
            new Membership("Grace Lindqvist", BLUEBIRD, "VIEWER", List.of()),
            new Membership("Hugo Martin", HELIOS, "MEMBER", List.of("operations:read")),
            new Membership("Grace Lindqvist", HELIOS, "ADMIN", List.of()),
            new Membership("Imani Diallo", HELIOS, "OWNER", List.of()),
            new Membership("Jonas Weber", HELIOS, "MEMBER", List.of()));

    private SampleOrganizations() {}

    static List<Membership> membersOf(Organization organization) {
        return MEMBERSHIPS.stream()
                .filter(membership -> membership.organization().equals(organization))
                .toList();
    }

    /** Needs the migration role, because the application may only read these tables. */
    static void insert(Rows rows) throws SQLException {
        for (Organization organization : ALL) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", organization.id());
            row.put("name", organization.name());
            row.put("slug", organization.slug());
            row.put("subscription_tier", organization.tier());
            rows.insert("organizations", row);
        }
        for (String name :
                MEMBERSHIPS.stream().map(Membership::userName).distinct().toList()) {
            insertUser(rows, name);
        }
        for (Membership membership : MEMBERSHIPS) {
            insertMembership(rows, membership);
        }
    }

    private static void insertUser(Rows rows, String name) throws SQLException {
        Membership membership = MEMBERSHIPS.stream()
                .filter(candidate -> candidate.userName().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", membership.userId());
        row.put("email", membership.email());
        row.put("name", name);
        rows.insert("users", row);
    }

    private static void insertMembership(Rows rows, Membership membership) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", SampleIds.of("member " + membership.userName() + membership.organizationId()));
        row.put("user_id", membership.userId());
        row.put("organization_id", membership.organizationId());
        row.put("role", membership.role());
        row.put("permissions", membership.permissions());
        rows.insert("organization_members", row);
    }
}
