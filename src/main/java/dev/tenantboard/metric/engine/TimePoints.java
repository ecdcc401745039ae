package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.persistence.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Converts instants for comparison with a time column. A date means the instant at which it starts in the zone. A
 * timestamp without a zone is in UTC. Columns count microseconds, so an instant in between becomes the next or the
 * previous value, as the comparison needs.
 */
final class TimePoints {

    private enum Kind {
        INSTANT("timestamptz", OffsetDateTime.class),
        LOCAL("timestamp", LocalDateTime.class),
        DATE("date", LocalDate.class);

        private final String type;
        private final Class<?> readAs;

        Kind(String type, Class<?> readAs) {
            this.type = type;
            this.readAs = readAs;
        }
    }

    private final Kind kind;
    private final ZoneId zone;

    private TimePoints(Kind kind, ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
    }

    static TimePoints of(FieldReference field, ZoneId zone) {
        return new TimePoints(kind(field), zone);
    }

    private static Kind kind(FieldReference field) {
        if (field.key() != null) {
            return Kind.INSTANT;
        }
        return switch (field.field().columnType()) {
            case "date" -> Kind.DATE;
            case "timestamp", "timestamp without time zone" -> Kind.LOCAL;
            default -> Kind.INSTANT;
        };
    }

    /** Returns PostgreSQL's name of the type of a time field. */
    static String typeOf(FieldReference field) {
        return kind(field).type;
    }

    /** Returns the class as which the driver reads a time field. */
    static Class<?> classOf(FieldReference field) {
        return kind(field).readAs;
    }

    /** Returns the smallest value of the column that is not before the instant. */
    Sql notBefore(Instant instant) {
        return Sql.value(ceiling(instant), kind.type);
    }

    /** Returns the largest value of the column that is not after the instant. */
    Sql notAfter(Instant instant) {
        return Sql.value(floor(instant), kind.type);
    }

    /** Returns, for each instant, the smallest value of the column that is not before it. */
    Sql notBefore(List<Instant> instants) {
        return Sql.array(
                instants.stream().map(this::ceiling).map(Object::toString).toList(), kind.type);
    }

    /** Returns whether a value of the column can equal the instant. */
    boolean has(Instant instant) {
        return floor(instant).equals(ceiling(instant));
    }

    private Object ceiling(Instant instant) {
        if (kind == Kind.DATE) {
            LocalDate date = date(instant);
            return date.atStartOfDay(zone).toInstant().isBefore(instant) ? date.plusDays(1) : date;
        }
        return ofKind(Timestamps.notBefore(instant.atOffset(ZoneOffset.UTC)));
    }

    private Object floor(Instant instant) {
        return kind == Kind.DATE ? date(instant) : ofKind(Timestamps.stored(instant.atOffset(ZoneOffset.UTC)));
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private Object ofKind(OffsetDateTime stored) {
        return kind == Kind.LOCAL ? stored.toLocalDateTime() : stored;
    }
}
