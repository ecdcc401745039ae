package dev.tenantboard.server;

import dev.tenantboard.api.Api;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that the deployed script started, in the deployed configuration. It is killed with the tests' JVM. */
final class ScriptedServer implements AutoCloseable {

    private final ScriptRun run;
    private final int port;

    private ScriptedServer(ScriptRun run, int port) {
        this.run = run;
        this.port = port;
    }

    /** @param settings all settings of the server, see {@link TestServer#settings} */
    static ScriptedServer start(Path log, Map<String, String> settings) {
        int port = FreePort.find();
        ScriptRun run = new ScriptRun(
                StartScript.runServer(ServerFiles.fromProperties(), port, settings, Redirect.to(log.toFile())), log);
        ScriptedServer server = new ScriptedServer(run, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try {
            run.awaitDeployment();
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    Api api() {
        return Api.at(URI.create("http://localhost:" + port));
    }

    /** Returns the log so far, without the lines of the script itself. */
    List<String> log() {
        return run.output()
                .lines()
                .filter(line -> !line.startsWith("start.sh: "))
                .toList();
    }

    @Override
    public void close() {
        run.killServer();
        run.close();
    }
}
