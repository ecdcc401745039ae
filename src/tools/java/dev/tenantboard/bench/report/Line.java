package dev.tenantboard.bench.report;

/**
 * A scenario.
 *
 * @param statements that one request asks, of the first caller; 0 for a mix
 * @param toControl requests a second as a share of the control's, the median over the rounds
 * @param lowest and highest of the same over the rounds
 */
public record Line(
        String key,
        String title,
        int statements,
        int roundTrips,
        Figures product,
        Figures control,
        Figures limit,
        double toControl,
        double lowest,
        double highest,
        double toLimit) {

    /** How much longer the slowest hundredth takes than half of the requests. */
    public double tail() {
        return product.p99() / product.p50();
    }
}
