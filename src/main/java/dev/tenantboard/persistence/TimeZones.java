package dev.tenantboard.persistence;

import java.time.ZoneId;
import java.util.Set;

/**
 * The time zones that clients may name: those of the IANA database in the version of the server's JDK. The offsets {@code
 * EST}, {@code MST} and {@code HST} and the ids {@code SystemV/...} are not accepted, because JDKs differ in them.
 */
public final class TimeZones {

    private static final Set<String> OF_THE_JDK = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> OFFSETS = Set.of("EST", "MST", "HST");

    private TimeZones() {}

    public static boolean isKnown(String name) {
        return OF_THE_JDK.contains(name) && !OFFSETS.contains(name) && !name.startsWith("SystemV/");
    }
}
