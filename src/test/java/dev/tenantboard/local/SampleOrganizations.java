package dev.tenantboard.local;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Three organizations of different tiers, and their users. Grace is a member of two of them. */
final class SampleOrganizations {

    /**
     * What an organization sells.
     *
     * @param invoices the least number of invoices on a working day; there are up to twice as many
     * @param amount the usual amount of an invoice, in EUR
     * @param target what it wants to invoice in 30 days
     * @param orders the least number of orders on a working day
     * @param daysOfActivity less than its tier keeps
     */
    record Business(int invoices, int amount, double target, int orders, int daysOfActivity, List<String> customers) {}

    record Organization(String id, String name, String slug, String tier, Business business) {

        static Organization of(String name, String slug, String tier, Business business) {
            return new Organization(SampleIds.of("organization " + slug), name, slug, tier, business);
        }
    }

    record Membership(String userName, Organization organization, String role, List<String> permissions) {

        String userId() {
            return SampleOrganizations.userId(userName);
        }

        String organizationId() {
            return organization.id();
        }

        String organizationName() {
            return organization.name();
        }
    }

    static final Organization NORTHWIND = Organization.of(
            "Northwind Logistics",
            "northwind",
            "ENTERPRISE",
            new Business(
                    5,
                    2_400,
                    400_000,
                    7,
                    364,
                    List.of(
                            "Alder Foods",
                            "Borealis Paper",
                            "Cobalt Tools",
                            "Delta Furniture",
                            "Ember Glass",
                            "Fjord Fish")));
    static final Organization BLUEBIRD = Organization.of(
            "Bluebird Bakery",
            "bluebird",
            "STARTER",
            new Business(2, 90, 6_000, 4, 175, List.of("Cafe Linden", "Hotel Aurora", "Maple School", "Old Mill Inn")));
    static final Organization HELIOS = Organization.of(
            "Helios Energy",
            "helios",
            "GROWTH",
            new Business(
                    3,
                    7_800,
                    750_000,
                    5,
                    360,
                    List.of("City of Brno", "Granite Works", "Meadow Farms", "North Harbour", "Summit Data")));
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

    /** A member of two organizations. */
    static final String IN_TWO = "Grace Lindqvist";

    static final String IN_ONE = "Jonas Weber";

    /** Administrates the platform, and belongs to no organization. */
    static final String ADMINISTRATOR = "Kira Tanaka";

    private SampleOrganizations() {}

    static String userId(String name) {
        return SampleIds.of("user " + name);
    }

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
        for (String name : Stream.concat(MEMBERSHIPS.stream().map(Membership::userName), Stream.of(ADMINISTRATOR))
                .distinct()
                .toList()) {
            insertUser(rows, name);
        }
        for (Membership membership : MEMBERSHIPS) {
            insertMembership(rows, membership);
        }
    }

    private static void insertUser(Rows rows, String name) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", userId(name));
        row.put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
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
