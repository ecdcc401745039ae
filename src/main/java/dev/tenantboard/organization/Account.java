package dev.tenantboard.organization;

import dev.tenantboard.access.Role;
import dev.tenantboard.access.Tier;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The caller and their organizations.")
public record Account(
        @Schema(description = "The user's id.", example = "cm4qz2x1a0007")
        String id,

        @Schema(description = "The user's e-mail address.", example = "ada@example.org")
        String email,

        @Schema(description = "The user's name.", example = "Ada", nullable = true)
        String name,

        @Schema(
                description = "The address of the user's picture.",
                nullable = true,
                example = "https://example.org/ada.png")
        String avatarUrl,

        @Schema(description = "The organizations of the user, by name.", maxItems = 1_000)
        List<Membership> organizations) {

    @Schema(description = "A user's membership in an organization.")
    public record Membership(
            @Schema(description = "The organization's id, for X-Organization-Id.", example = "cm4qz2x1a0000")
            String id,

            @Schema(description = "The organization's name.", example = "Acme")
            String name,

            @Schema(description = "The organization's short name, for URLs.", example = "acme")
            String slug,

            @Schema(description = "The organization's subscription tier.")
            Tier tier,

            @Schema(description = "The user's role.") Role role,

            @Schema(
                    description = "The user's permissions. OWNER and ADMIN have every permission, although it is not"
                            + " listed.",
                    example = "[\"deals:read\"]")
            List<String> permissions) {

        static Membership of(OrganizationMember member) {
            Organization organization = member.organization();
            return new Membership(
                    organization.id(),
                    organization.name(),
                    organization.slug(),
                    organization.tier(),
                    member.role(),
                    member.permissions());
        }
    }
}
