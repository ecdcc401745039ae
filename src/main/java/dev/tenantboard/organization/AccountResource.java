package dev.tenantboard.organization;

import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Requires;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    private AccountService accounts;

    @GET
    @Requires(Access.READ_OWN_ACCOUNT)
    public Account get() {
        return accounts.get();
    }
}
