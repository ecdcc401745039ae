package dev.tenantboard.api;

import java.util.Set;

/** The organizations and users of the fixtures. */
public final class Callers {

    public static final String ACME = "org-acme";
    public static final String GLOBEX = "org-globex";

    public static final Caller ACME_OWNER = new Caller("user-acme-owner", ACME);
    public static final Caller ACME_ADMIN = new Caller("user-acme-admin", ACME);
    public static final Caller ACME_MEMBER = new Caller("user-acme-member", ACME);
    public static final Caller ACME_VIEWER = new Caller("user-acme-viewer", ACME);

    public static final Caller GLOBEX_OWNER = new Caller("user-globex-owner", GLOBEX);
    public static final Caller GLOBEX_ADMIN = new Caller("user-globex-admin", GLOBEX);
    public static final Caller GLOBEX_MEMBER = new Caller("user-globex-member", GLOBEX);
    public static final Caller GLOBEX_VIEWER = new Caller("user-globex-viewer", GLOBEX);

    /** One person, ADMIN of ACME and MEMBER of GLOBEX. */
    public static final Caller BOTH_IN_ACME = new Caller("user-both", ACME);

    public static final Caller BOTH_IN_GLOBEX = new Caller("user-both", GLOBEX);

    /** A member of ACME whose account was deactivated. */
    public static final Caller INACTIVE = new Caller("user-inactive", ACME);

    /** A user of the platform who belongs to no organization. */
    public static final Caller STRANGER = new Caller("user-stranger", null);

    /** An ADMIN of ACME whose token carries the platform administrator's role. */
    public static final Caller PLATFORM_ADMINISTRATOR = new Caller("user-platform", ACME, Set.of("platform-admin"));

    private Callers() {}
}
