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

    /** The constant of a name, or nothing if the platform knows more of them than the dashboard. */
    public static Optional<Tier> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
