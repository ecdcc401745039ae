package dev.tenantboard.isolation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the activities that the product itself records. */
final class Trail {

    private Trail() {}

    /** Returns whether a row records a change by the user in the organization. */
    static boolean isOfChange(String row, String user, String organization) {
        return isOf("DATA_CHANGE", row, user, organization);
    }

    /** Returns whether a row records a refusal of the user in the organization. */
    static boolean isOfRefusal(String row, String user, String organization) {
        return isOf("SECURITY_EVENT", row, user, organization) && row.contains("\"action\": \"refused\"");
    }

    /**
     * Returns whether an entry of the log records the change of one of the rows, for all users or for the owner of the
     * row.
     */
    static boolean isLogged(String entry, List<String> changed) {
        return entry != null
                && changed.stream()
                        .anyMatch(
                                row -> row.contains(value("subject", entry)) && row.contains(value("user_id", entry)));
    }

    /** Returns the text of a value in an entry; for null, a text that every row contains. */
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
