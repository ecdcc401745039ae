package dev.tenantboard.isolation;

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

    private static boolean isOf(String type, String row, String user, String organization) {
        return row != null
                && row.contains("\"type\": \"" + type + "\"")
                && row.contains("\"user_id\": \"" + user + "\"")
                && row.contains("\"organization_id\": \"" + organization + "\"");
    }
}
