package dev.tenantboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** {@code start.sh}, which containers run, in the configuration that is deployed. */
public final class StartScript {

    private StartScript() {}

    /** Begins to start a server. */
    public static Process run(ServerFiles files, int port, Map<String, String> settings, Redirect output) {
        var script = new ProcessBuilder(
                        "sh", files.configuration().resolve("start.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(output);
        script.environment().putAll(settings);
        script.environment()
                .putAll(Map.of(
                        "TENANTBOARD_WAR", files.war().toString(),
                        "TENANTBOARD_PAYARA", files.payara().toString(),
                        "TENANTBOARD_HTTP_PORT", String.valueOf(port)));
        try {
            return script.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
