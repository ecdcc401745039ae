package dev.tenantboard.organization;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account. */
@Tag(name = "Account", description = "The caller.")
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AccountResource {

    @Inject
    private AccountService accounts;

    @GET
    @Requires(Access.READ_OWN_ACCOUNT)
    @Operation(
            operationId = "getAccount",
            summary = "Read the caller's account",
            description = "The user of the token, and the organizations that are valid for X-Organization-Id.")
    public Account get() {
        return accounts.get();
    }
}
