package dev.tenantboard.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * The settings of a local run.
 *
 * @param databaseUrl an existing database, or null for the embedded one
 */
record LocalSettings(Path directory, int httpPort, int databasePort, boolean fresh, String databaseUrl) {

    static LocalSettings fromProperties() {
        String fresh = System.getProperty("fresh", "false");
        LocalSettings settings = new LocalSettings(
                Path.of(System.getProperty("tenantboard.local", ".local")).toAbsolutePath(),
                port("http.port", 8080),
                port("database.port", 15432),
                fresh.isEmpty() || Boolean.parseBoolean(fresh),
                System.getenv("TENANTBOARD_DATABASE_URL"));
        if (settings.fresh && settings.isExternal()) {
            throw new LocalFailure(
                    "-Dfresh removes the embedded database only; TENANTBOARD_DATABASE_URL names another");
        }
        return settings;
    }

    private static int port(String property, int otherwise) {
        String given = System.getProperty(property, String.valueOf(otherwise));
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > 65535) {
            throw new LocalFailure("-D" + property + "=" + given + " is no port");
        }
        return Integer.parseInt(given);
    }

    boolean isExternal() {
        return databaseUrl != null && !databaseUrl.isBlank();
    }

    void checkPorts() {
        check(httpPort, "http.port");
        if (!isExternal()) {
            check(databasePort, "database.port");
        }
    }

    private static void check(int port, String property) {
        try (ServerSocket probe = new ServerSocket()) {
            // Like the servers, this treats a port as free while its last connections close.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new LocalFailure(
                    "Port " + port + " is taken by another process; choose another with -D" + property + "=<port>");
        }
    }
}
