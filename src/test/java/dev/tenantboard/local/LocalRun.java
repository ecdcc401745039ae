package dev.tenantboard.local;

import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.server.PayaraMicro;
import dev.tenantboard.server.ServerFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Starts everything, says how to use it, and stays until it is stopped. */
public final class LocalRun {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    private final LocalSettings settings;
    private final LocalDirectory directory;
    private final RunFile runFile;
    private boolean stopped;
    private LocalDatabase database;
    private PayaraMicro server;

    private LocalRun(LocalSettings settings) throws IOException {
        this.settings = settings;
        this.directory = LocalDirectory.at(settings.directory());
        this.runFile = new RunFile(directory);
    }

    public static void main(String[] arguments) throws Exception {
        LocalRun run = new LocalRun(LocalSettings.fromProperties());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start();
            run.server.process().waitFor();
        } finally {
            run.stop();
        }
        throw new IllegalStateException("The server ended by itself; its log is " + run.directory.log());
    }

    private void start() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        runFile.refuseIfRunning();
        directory.endOrphan();
        settings.checkPorts();
        if (settings.fresh()) {
            directory.clear();
        }
        say("Starting " + (settings.isExternal() ? "with the database " + settings.databaseUrl() : "PostgreSQL 18"));
        database = LocalDatabase.start(settings, directory);
        say("Starting Payara Micro on port " + settings.httpPort());
        TokenKeys keys = directory.keys();
        server = PayaraMicro.start(
                ServerFiles.fromProperties(),
                settings.httpPort(),
                directory.log(),
                database.serverSettings(directory.publicKeys(keys)),
                List.of());
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
        Greeting.print(server.baseUri(), users, runFile.path(), Duration.between(begin, Instant.now()));
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
        }
    }

    static void say(String words) {
        System.out.println(words);
    }
}
