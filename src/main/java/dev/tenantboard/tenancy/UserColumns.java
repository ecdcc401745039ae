package dev.tenantboard.tenancy;

/** The columns of a user {@code u} that members of an organization see, with limits for answers. */
public final class UserColumns {

    /** A name has at most 255 characters. A longer address is left out, because a part of it is none. */
    public static final String SQL = "left(cast(u.name as text), 255) as name,"
            + " case when length(u.avatar_url) <= 2000 then u.avatar_url end as avatar_url";

    private UserColumns() {}
}
