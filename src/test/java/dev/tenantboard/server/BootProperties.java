package dev.tenantboard.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;

/** The system properties that Payara's jar sets when it starts: its thread policy, IPv4, its JDBC drivers and others. */
final class BootProperties {

    private BootProperties() {}

    /** Returns the properties of the jar. */
    static Properties in(Path payara) throws IOException {
        try (JarFile jar = new JarFile(payara.toFile());
                InputStream file = jar.getInputStream(jar.getEntry("MICRO-INF/payara-boot.properties"))) {
            return read(file);
        }
    }

    /** Returns all system properties of a running JVM, from its diagnostic command. */
    static Properties of(ProcessHandle server) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process diagnosis =
                new ProcessBuilder(jcmd.toString(), String.valueOf(server.pid()), "VM.system_properties").start();
        return read(diagnosis.getInputStream());
    }

    private static Properties read(InputStream text) throws IOException {
        Properties properties = new Properties();
        properties.load(text);
        return properties;
    }
}
