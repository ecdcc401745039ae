package dev.tenantboard.server;

import dev.tenantboard.suite.ServerStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** {@code start.sh}, which containers run, with the deployed configuration. */
public final class StartScript {

    private StartScript() {}

    /** Begins to start a server. */
    public static Process runServer(ServerFiles files, int port, Map<String, String> settings, Redirect output) {
        ServerStarts.count(ServerStarts.PAYARA);
        return run(files, port, settings, output);
    }

    /** Runs only the script, for cases in which it ends before it starts a server. */
    static Process run(ServerFiles files, int port, Map<String, String> settings, Redirect output) {
        var script = new ProcessBuilder(
                        "sh", files.configuration().resolve("start.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(output);
        Map<String, String> environment = script.environment();
        environment.putAll(settings);
        environment.put("TENANTBOARD_WAR", files.war().toString());
        environment.put("TENANTBOARD_PAYARA", files.payara().toString());
        environment.put("TENANTBOARD_HTTP_PORT", String.valueOf(port));
        String others = environment.getOrDefault("JVM_ARGS", "");
        environment.put("JVM_ARGS", String.join(" ", ServerFiles.testedJvmArguments()) + " " + others);
        try {
            return script.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
