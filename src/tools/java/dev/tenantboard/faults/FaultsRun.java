package dev.tenantboard.faults;

import dev.tenantboard.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Breaks one thing after the other under load, and says what came of it. */
public final class FaultsRun {

    /** What the product sets itself to. */
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private final Path directory =
            Path.of(System.getProperty("tenantboard.faults", ".faults")).toAbsolutePath();
    private final List<String> only = Stream.of(setting("faults.only", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    private final Duration calm = Duration.ofSeconds(Long.parseLong(setting("faults.seconds", "4")));
    private final long seed = Long.parseLong(setting("seed", "" + System.nanoTime()));
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> notTried = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private int scenes;
    private Scene scene;

    private FaultsRun() {}

    public static void main(String[] arguments) throws Exception {
        try {
            if (!new FaultsRun().run()) {
                System.exit(1);
            }
        } catch (LocalFailure failure) {
            // Thrown on, Maven's plugin would say it three times around a stack trace.
            say(failure.getMessage());
            System.exit(1);
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }

    private boolean run() throws Exception {
        say("Seed " + seed);
        clear(directory);
        Thread cleanup = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(cleanup);
        try {
            for (Fault fault : faults()) {
                attempt(fault);
            }
        } finally {
            end();
        }
        String table = FaultReport.table(trials) + FaultReport.notTried(notTried);
        Files.writeString(directory.resolve("report.md"), table);
        say(table);
        if (!setting("renew", "false").equals("false")) {
            if (only.isEmpty() && broken.isEmpty()) {
                FaultPage.renew(table, seed);
            } else {
                say("The site is not renewed: it tells of all faults, and some were left out or not told");
            }
        }
        broken.forEach(fault -> say("Not told, because the trial itself broke: " + fault));
        return broken.isEmpty() && trials.stream().allMatch(FaultsRun::isWell);
    }

    private List<Fault> faults() {
        return only.isEmpty() ? Fault.all() : only.stream().map(Fault::named).toList();
    }

    private void attempt(Fault fault) {
        try {
            setTheScene(fault.stage());
            say("Trying: " + fault.what());
            Trial trial = Trial.of(fault, scene, calm, calm.plusSeconds(8), new Random(seed));
            scene.mend();
            report(trial);
        } catch (SmallDisk.NotPermitted refused) {
            notTried.add(fault.what());
            say("Not tried, because nothing may be mounted here: " + fault.what());
        } catch (Exception failure) {
            // The others are tried all the same, on a scene of their own.
            broken.add(fault.what());
            say("The trial itself broke: " + failure);
            end();
        }
    }

    private void report(Trial trial) {
        trials.add(trial);
        say(FaultReport.table(List.of(trial)));
        trial.complaints().stream().limit(10).forEach(FaultsRun::say);
    }

    private void setTheScene(Scene.Stage wanted) throws IOException {
        if (scene != null && scene.stage() != wanted) {
            end();
        }
        if (scene == null) {
            say("Starting PostgreSQL, two servers and the balancer");
            scenes++;
            scene = Scene.in(directory.resolve("scene-" + scenes), wanted);
        }
        scene.mend();
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private synchronized void end() {
        if (scene != null) {
            scene.close();
            scene = null;
        }
    }

    private static boolean isWell(Trial trial) {
        return trial.balance().acknowledged() > 0
                && trial.balance().lost() == 0
                && trial.balance().doubled() == 0
                && trial.complaints().isEmpty()
                && trial.recovery().compareTo(SLOWEST) <= 0
                && (trial.failed() == 0 || !trial.fault().isRoutine());
    }

    static void say(String words) {
        System.out.println(words);
    }
}
