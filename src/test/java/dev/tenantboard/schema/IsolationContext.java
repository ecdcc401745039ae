package dev.tenantboard.schema;

/** What a transaction has said of its caller. The first comes first on a new connection, whose settings were never made. */
enum IsolationContext {
    NONE(null, null, false),
    ACME_ALICE("acme", "alice", false),
    ACME_COLLEAGUE("acme", "carol", false),
    GLOBEX_ALICE("globex", "alice", false),
    ACME_ADMINISTRATOR("acme", "alice", true),
    ADMINISTRATOR_ALONE(null, null, true),
    ORGANIZATION_ALONE("acme", null, false),
    USER_ALONE(null, "alice", false),
    PRODUCT("acme", null, false, true),
    PRODUCT_ALONE(null, null, false, true),
    EMPTY("", "", false);

    private final String organization;
    private final String user;
    private final boolean administrator;
    private final boolean product;

    IsolationContext(String organization, String user, boolean administrator) {
        this(organization, user, administrator, false);
    }

    IsolationContext(String organization, String user, boolean administrator, boolean product) {
        this.organization = organization;
        this.user = user;
        this.administrator = administrator;
        this.product = product;
    }

    boolean isIn(String column, String value) {
        String own = column.equals("user_id") ? user : organization;
        return own != null && !own.isEmpty() && own.equals(value);
    }

    boolean hasOrganization() {
        return organization != null && !organization.isEmpty();
    }

    boolean isAdministrator() {
        return administrator;
    }

    boolean isProduct() {
        return product;
    }

    String settings() {
        return setting("app.current_org_id", organization)
                + setting("app.current_user_id", user)
                + setting("app.platform_admin", administrator ? "true" : null)
                + setting("app.product", product ? "true" : null);
    }

    private static String setting(String name, String value) {
        return value == null ? "" : "set local " + name + " = '" + value + "';";
    }
}
