package dev.tenantboard.bench;

import dev.tenantboard.bench.load.Went;

/**
 * One measured run of one side.
 *
 * @param rate requests a second
 * @param p50 milliseconds
 * @param serverCores how many processors the server was busy on, on average
 * @param generatorCores the same of this JVM, which makes the load and is itself the client of the limit
 */
record Sample(
        long requests,
        double rate,
        double p50,
        double p99,
        double serverCores,
        double databaseCores,
        double generatorCores,
        long wrong,
        String complaint) {

    static Sample of(Went went, double server, double database, double generator) {
        return new Sample(
                went.requests(),
                went.rate(),
                went.millis(50),
                went.millis(99),
                server / went.seconds(),
                database / went.seconds(),
                generator / went.seconds(),
                went.wrong(),
                went.complaint());
    }

    /** Milliseconds of a processor that the server needs for a request. */
    double serverMillis() {
        return serverCores / rate * 1e3;
    }

    double databaseMillis() {
        return databaseCores / rate * 1e3;
    }

    @Override
    public String toString() {
        return "%7.0f/s  p50 %8.2f ms  p99 %8.2f ms  server %6.3f ms (%4.2f cores)  database %6.3f ms (%4.2f)  generator %4.2f%s"
                .formatted(
                        rate,
                        p50,
                        p99,
                        serverMillis(),
                        serverCores,
                        databaseMillis(),
                        databaseCores,
                        generatorCores,
                        wrong == 0 ? "" : "  " + wrong + " WRONG: " + complaint);
    }
}
