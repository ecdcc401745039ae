package dev.tenantboard.bench;

/** {@code mvn -Pbench}. */
public final class BenchRun {

    private BenchRun() {}

    public static void main(String[] arguments) throws Exception {
        try {
            new Bench(BenchSettings.fromProperties(), BenchRun::say).run();
        } catch (IllegalStateException | IllegalArgumentException failure) {
            // Thrown on, Maven's plugin would say it three times around a stack trace.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
