package dev.tenantboard.live;

/** One of many steps fails, once. */
final class Fault {

    private final int step;
    private int passed;

    /** @param step which one fails, from 1; 0 for none */
    Fault(int step) {
        this.step = step;
    }

    void pass() {
        if (++passed == step) {
            throw new IllegalStateException("step " + step + " fails");
        }
    }

    int passed() {
        return passed;
    }

    @Override
    public String toString() {
        return step == 0 ? "no step fails" : "step " + step + " fails";
    }
}
