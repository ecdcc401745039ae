package dev.tenantboard.metric.query;

/** How a field is compared. */
public enum Operator {
    EQ("eq"),
    /** True of null. */
    NEQ("neq"),
    GT("gt"),
    GTE("gte"),
    LT("lt"),
    LTE("lte"),
    /** Both ends included. */
    BETWEEN("between"),
    IN("in"),
    /** True of null. */
    NOT_IN("notIn"),
    /** Case counts; no sign is a wildcard. */
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    IS_NULL("isNull"),
    IS_NOT_NULL("isNotNull");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** As it stands in a document. */
    public String word() {
        return word;
    }
}
