package dev.tenantboard.organization;

import dev.tenantboard.access.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user in the answers to members of an organization. */
@Schema(
        description =
                "A user, by the name that members of the organization may see. Names are plain text: a client must"
                        + " escape them.")
public record Person(
        @Schema(description = "The user's id.", example = "cm4qz2x1a0007")
        String id,

        @Schema(
                description =
                        "The user's name, at most 255 characters: of a member the present one; of a user who has left"
                                + " the organization the one at the time of the activity or creation. Null if it is"
                                + " not known.",
                nullable = true,
                example = "Ada Lovelace")
        String name,

        @Schema(
                description = "The address of the member's picture; null if there is none, if it has more than 2,000"
                        + " characters, or if the user is no member.",
                nullable = true,
                example = "https://example.org/ada.png")
        String avatarUrl,

        @Schema(
                description = "Whether the user is a member of the organization now, also if their account is not"
                        + " active. False after they left.",
                example = "true")
        boolean isMember) {

    static Person member(Caller caller) {
        return member(caller.userId(), caller.name(), caller.avatarUrl());
    }

    static Person member(String id, String name, String avatarUrl) {
        return new Person(id, name, avatarUrl, true);
    }

    /** @param name null if it is not known */
    static Person former(String id, String name) {
        return new Person(id, name, null, false);
    }
}
