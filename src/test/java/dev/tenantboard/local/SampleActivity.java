package dev.tenantboard.local;

import dev.tenantboard.local.SampleOrganizations.Membership;
import dev.tenantboard.local.SampleOrganizations.Organization;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Activities of an organization in four weeks: many in office hours, few at weekends, and some of machines at night.
 */
final class SampleActivity {

    private static final int DAYS = 28;

    /** The text of an activity. {@code weight} is its frequency. */
    private record Happening(String type, String severity, String entity, String action, String title, int weight) {}

    private static final List<Happening> BY_PEOPLE = List.of(
            new Happening("USER_ACTION", "INFO", "order", "created", "Order %d entered", 8),
            new Happening("DATA_CHANGE", "INFO", "order", "updated", "Order %d changed", 5),
            new Happening("WORKFLOW_UPDATE", "SUCCESS", "order", "shipped", "Order %d shipped", 5),
            new Happening("USER_ACTION", "SUCCESS", "invoice", "paid", "Invoice %d paid", 4),
            new Happening("WORKFLOW_UPDATE", "WARNING", "invoice", "overdue", "Invoice %d is overdue", 1),
            new Happening("SECURITY_EVENT", "WARNING", "session", "refused", "Sign-in %d refused", 1));

    private static final List<Happening> BY_MACHINES = List.of(
            new Happening("SYSTEM_EVENT", "INFO", "backup", "finished", "Backup %d finished", 4),
            new Happening("INTEGRATION_EVENT", "INFO", "feed", "imported", "Price list %d imported", 4),
            new Happening("INTEGRATION_EVENT", "ERROR", "feed", "failed", "Price list %d could not be read", 1));

    private final Rows rows;
    private final Organization organization;
    private final List<Membership> members;
    private final Random random;
    private int count;

    SampleActivity(Rows rows, Organization organization) {
        this.rows = rows;
        this.organization = organization;
        this.members = SampleOrganizations.membersOf(organization);
        this.random = new Random(organization.slug().hashCode());
    }

    void insert(OffsetDateTime until) throws SQLException {
        for (LocalDate day = until.toLocalDate().minusDays(DAYS - 1);
                !day.isAfter(until.toLocalDate());
                day = day.plusDays(1)) {
            for (int left = eventsOn(day); left > 0; left--) {
                insertIfBefore(until, chooseOf(BY_PEOPLE), at(day, officeHour()), true);
            }
            insertIfBefore(until, chooseOf(BY_MACHINES), at(day, 2 + random.nextInt(3)), false);
        }
    }

    private int eventsOn(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? random.nextInt(3) : 8 + random.nextInt(9);
    }

    /** Returns an hour, mostly in the middle of the morning or of the afternoon. */
    private int officeHour() {
        int hour = 8 + random.nextInt(5) + random.nextInt(6);
        return hour == 12 ? 10 : hour;
    }

    private OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, random.nextInt(60), random.nextInt(60)).atOffset(ZoneOffset.UTC);
    }

    private Happening chooseOf(List<Happening> happenings) {
        int ticket =
                random.nextInt(happenings.stream().mapToInt(Happening::weight).sum());
        for (Happening happening : happenings) {
            ticket -= happening.weight();
            if (ticket < 0) {
                return happening;
            }
        }
        throw new IllegalStateException("weights changed");
    }

    private void insertIfBefore(OffsetDateTime until, Happening happening, OffsetDateTime at, boolean byPerson)
            throws SQLException {
        int number = 1000 + ++count;
        int amount = 40 + random.nextInt(2400);
        Membership person = members.get(random.nextInt(members.size()));
        if (at.isAfter(until)) {
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", SampleIds.of("activity " + organization.slug() + number));
        row.put("title", happening.title().formatted(number));
        row.put("type", Rows.constant("ActivityType", happening.type()));
        row.put("severity", Rows.constant("ActivitySeverity", happening.severity()));
        row.put("entity_type", happening.entity());
        row.put("entity_id", happening.entity() + "-" + number);
        row.put("action", happening.action());
        row.put("metadata", Rows.json("{\"amount\":" + amount + ",\"currency\":\"EUR\"}"));
        row.put("created_at", at);
        row.put("organization_id", organization.id());
        row.put("user_id", byPerson ? person.userId() : null);
        rows.insert("activity_feeds", row);
    }
}
