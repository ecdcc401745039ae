package dev.tenantboard.local;

import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts everything, prints how to use it, and runs until it is stopped. */
public final class LocalRun {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    /** SIGINT and SIGTERM, as exit codes. */
    private static final Set<Integer> STOPPED_BY_SIGNAL = Set.of(130, 143);

    /** Compiles quickly, so that the server is ready soon. A server that runs for weeks needs better compiled code. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final LocalSettings settings;
    private final LocalDirectory directory;
    private final RunFile runFile;
    private boolean stopped;
    private LocalLock lock;
    private LocalDatabase database;
    private CallReceiver receiver;
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
            // If this were thrown, Maven's plugin would print it three times with a stack trace.
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
        // Ctrl-C also reaches the server, and may end it before this process receives it.
        if (!STOPPED_BY_SIGNAL.contains(code)) {
            throw new LocalFailure("The server ended by itself; its log is " + run.directory.log());
        }
    }

    private void start() throws Exception {
        Instant begin = Instant.now();
        // This is the first step: all other steps need the lock of the directory.
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
        SampleInvoices.make(database.connections());
        TokenKeys keys = directory.keys();
        startServer(keys);
        List<LocalUser> users = LocalUser.all(keys);
        fill(users);
        runFile.write(server.baseUri(), database.connections(), users);
        Greeting.print(server.baseUri(), users.get(0), directory, runFile, Duration.between(begin, Instant.now()));
    }

    private void startServer(TokenKeys keys) throws IOException {
        say("Starting Payara Micro on port " + settings.httpPort());
        receiver = CallReceiver.start();
        Map<String, String> environment = new HashMap<>(database.serverSettings(directory.publicKeys(keys)));
        environment.putAll(receiver.serverSettings());
        server = PayaraMicro.startIn(
                directory.payara(),
                ServerFiles.fromProperties(),
                settings.httpPort(),
                directory.log(),
                environment,
                QUICK_START);
        directory.remember(server.process());
        server.awaitReady(START_LIMIT, seconds -> {
            if (seconds % 5 == 0) {
                say("... " + seconds + " s");
            }
        });
    }

    private void fill(List<LocalUser> users) throws Exception {
        boolean filled = SampleData.fill(database.connections(), receiver.address());
        say(
                filled
                        ? "Wrote a year of sample data"
                        : "Found the sample data of an earlier run, and added the days since");
        say("Calculating the metrics of the sample");
        FirstValues.await(server.baseUri(), users);
    }

    /** The shutdown hook or a failed start calls this. Only the first call has an effect. */
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
        if (receiver != null) {
            receiver.close();
        }
        if (database != null) {
            database.close();
            say("Stopped; the data stays in "
                    + (settings.isExternal() ? "the database" : directory.path().getFileName()));
        }
        release();
    }

    /** The last step: now another run may start. */
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
