package dev.tenantboard.local;

import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Starts everything, says how to use it, and stays until it is stopped. */
public final class LocalRun {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    /** SIGINT and SIGTERM, as exit codes. */
    private static final Set<Integer> STOPPED_BY_SIGNAL = Set.of(130, 143);

    /** Quickly compiled code is soon ready; a server that runs for weeks would rather have it well compiled. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final LocalSettings settings;
    private final LocalDirectory directory;
    private final RunFile runFile;
    private boolean stopped;
    private LocalLock lock;
    private LocalDatabase database;
    private PayaraMicro server;

    private LocalRun(LocalSettings settings) throws IOException {
        this.settings = settings;
        this.directory = LocalDirectory.at(settings.directory());
        this.runFile = new RunFile(directory);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            run();
        } catch (LocalFailure failure) {
            // Thrown on, Maven's plugin would say it three times around a stack trace.
            say(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws Exception {
        LocalRun run = new LocalRun(LocalSettings.fromProperties());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        int code;
        try {
            run.start();
            code = run.server.process().waitFor();
        } finally {
            run.stop();
        }
        // Ctrl-C reaches the server too, and may end it before this process hears of it.
        if (!STOPPED_BY_SIGNAL.contains(code)) {
            throw new LocalFailure("The server ended by itself; its log is " + run.directory.log());
        }
    }

    private void start() throws Exception {
        Instant begin = Instant.now();
        // Before anything else: all that follows is for the one who has the folder.
        lock = LocalLock.take(directory.lock())
                .orElseThrow(() -> new LocalFailure(
                        "Another `mvn -Plocal` is starting or running in this folder" + runFile.owner()));
        runFile.removeLeftover();
        directory.endOrphan();
        settings.checkPorts();
        if (settings.fresh()) {
            directory.clear();
        }
        say("Starting " + (settings.isExternal() ? "with the database " + settings.databaseUrl() : "PostgreSQL 18"));
        database = LocalDatabase.start(settings, directory);
        database.refuseFormerHistory();
        say("Starting Payara Micro on port " + settings.httpPort());
        TokenKeys keys = directory.keys();
        server = PayaraMicro.startIn(
                directory.payara(),
                ServerFiles.fromProperties(),
                settings.httpPort(),
                directory.log(),
                database.serverSettings(directory.publicKeys(keys)),
                QUICK_START);
        directory.remember(server.process());
        server.awaitReady(START_LIMIT, seconds -> {
            if (seconds % 5 == 0) {
                say("... " + seconds + " s");
            }
        });
        boolean filled = SampleData.fill(database.connections());
        say(filled ? "Filled in the sample data" : "Found the sample data of an earlier run");
        List<LocalUser> users = LocalUser.all(keys);
        runFile.write(server.baseUri(), database.connections(), users);
        Duration taken = Duration.between(begin, Instant.now());
        Greeting.print(server.baseUri(), users, directory, runFile.path(), taken);
    }

    /** Called by whoever is first: the shutdown hook, or a start that failed. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        runFile.removeOwn();
        if (server != null) {
            server.close();
            directory.forgetServer();
        }
        if (database != null) {
            database.close();
            say("Stopped; the data stays in "
                    + (settings.isExternal() ? "the database" : directory.path().getFileName()));
        }
        release();
    }

    /** Last of all: another may start now. */
    private void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void say(String words) {
        System.out.println(words);
    }
}
