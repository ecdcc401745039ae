package dev.tenantboard.bench;

/** What a run is for, and which part of the page it may write anew. */
enum Kind {
    SCENARIOS("figures", ""),
    SOAK("soak", " -Dbench.soak=30"),
    GROWTH("growth", " -Dbench.growth");

    private final String part;
    private final String flag;

    Kind(String part, String flag) {
        this.part = part;
        this.flag = flag;
    }

    /** The report's name, too. */
    String part() {
        return part;
    }

    String beginMark() {
        return "<!-- " + part + ": written by mvn -Pbench" + flag + " -Drenew -->";
    }

    String endMark() {
        return "<!-- end of the " + part + " -->";
    }
}
