package dev.tenantboard.isolation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The activities that the product itself writes, among the rows that an operation left. */
final class Trail {

    private Trail() {}

    /** Whether a row says that the user changed something in the organization. */
    static boolean isOfChange(String row, String user, String organization) {
        return isOf("DATA_CHANGE", row, user, organization);
    }

    /** Whether a row says that the user was refused something in the organization. */
    static boolean isOfRefusal(String row, String user, String organization) {
        return isOf("SECURITY_EVENT", row, user, organization) && row.contains("\"action\": \"refused\"");
    }

    /** Whether an entry of the log says that one of the rows has changed, to all or to the user whose row that is. */
    static boolean isLogged(String entry, List<String> changed) {
        return entry != null
                && changed.stream()
                        .anyMatch(
                                row -> row.contains(value("subject", entry)) && row.contains(value("user_id", entry)));
    }

    /** As it stands in an entry; of null, what stands in every row. */
    private static String value(String column, String entry) {
        Matcher value = Pattern.compile("\"" + column + "\": (\"[^\"]*\")").matcher(entry);
        return value.find() ? value.group(1) : "";
    }

    private static boolean isOf(String type, String row, String user, String organization) {
        return row != null
                && row.contains("\"type\": \"" + type + "\"")
                && row.contains("\"user_id\": \"" + user + "\"")
                && row.contains("\"organization_id\": \"" + organization + "\"");
    }
}
