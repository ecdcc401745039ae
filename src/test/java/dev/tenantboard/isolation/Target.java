package dev.tenantboard.isolation;

/** The row that an operation is for. */
enum Target {
    /** No row: a list, a creation, the caller's own account or preferences. */
    NONE(null),
    /** A row of the organization, by its OWNER. */
    OWN("a-own"),
    /** A row of the organization, by its MEMBER. */
    MEMBERS("a-members"),
    /** A row of the organization that only OWNER and ADMIN may read. */
    RESTRICTED("a-restricted"),
    OTHER_TENANTS("b-own"),
    UNKNOWN("x-unknown"),
    SYSTEM("s-system");

    private final String name;

    Target(String name) {
        this.name = name;
    }

    String id(World world, Kind kind) {
        return world.named(name + "-" + kind.path().substring(1));
    }
}
