package dev.tenantboard.server;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the location from which a class was loaded. */
public final class CodeLocation {

    private CodeLocation() {}

    /** Returns the archive, or the directory of classes. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
