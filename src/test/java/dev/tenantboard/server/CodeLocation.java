package dev.tenantboard.server;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where a class was loaded from. */
public final class CodeLocation {

    private CodeLocation() {}

    /** Its archive, or its directory of classes. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
