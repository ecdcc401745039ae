package dev.tenantboard.access;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization's subscription tier. */
@Schema(description = "An organization's subscription tier.")
public enum Tier {
    FREE,
    STARTER,
    GROWTH,
    ELITE,
    ENTERPRISE,
    CUSTOM;

    /** Returns nothing for a tier of the platform that the dashboard does not know. */
    public static Optional<Tier> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
