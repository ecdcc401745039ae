package dev.tenantboard.bench;

/** {@code mvn -Pbench}. */
public final class BenchRun {

    private BenchRun() {}

    public static void main(String[] arguments) throws Exception {
        new Bench(BenchSettings.fromProperties(), BenchRun::say).run();
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
