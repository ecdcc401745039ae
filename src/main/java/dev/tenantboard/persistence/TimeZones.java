package dev.tenantboard.persistence;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/**
 * The time zones that clients may name: those of the IANA database in the version of the server's JDK. The offsets {@code
 * EST}, {@code MST} and {@code HST} and the ids {@code SystemV/...} are not accepted, because JDKs differ in them.
 */
public final class TimeZones {

    private static final Set<String> OFFSETS = Set.of("EST", "MST", "HST");

    private TimeZones() {}

    public static boolean isKnown(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !OFFSETS.contains(name) && !name.startsWith("SystemV/");
    }

    /**
     * Returns the zone of a name.
     *
     * @throws DateTimeException if it is not known. An offset such as +02:00 is none, because its clocks never change
     */
    public static ZoneId of(String name) {
        if (!isKnown(name)) {
            throw new DateTimeException("not the name of an IANA time zone");
        }
        return ZoneId.of(name);
    }
}
