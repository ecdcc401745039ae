package dev.tenantboard.isolation;

import dev.tenantboard.http.RestApplication;
import dev.tenantboard.server.CodeLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one changed source file of the application with the other classes unchanged. */
final class SourceCompiler {

    private SourceCompiler() {}

    /**
     * @param file below {@code dev/tenantboard}
     * @return the class files by their names
     */
    static Map<String, byte[]> compile(String file, String source) {
        try {
            Path directory = Files.createTempDirectory("tenantboard-mutant");
            try {
                Path changed = directory.resolve(Path.of(file).getFileName());
                Files.writeString(changed, source);
                Path output = Files.createDirectory(directory.resolve("classes"));
                compile(changed, output);
                return classes(output);
            } finally {
                remove(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void compile(Path source, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(complaints, null, StandardCharsets.UTF_8)) {
            String classPath = CodeLocation.of(RestApplication.class)
                    + System.getProperty("path.separator")
                    + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<String> options = List.of(
                    "-d",
                    output.toString(),
                    "-cp",
                    classPath,
                    "-parameters",
                    "-proc:none",
                    "-nowarn",
                    "--release",
                    "17");
            boolean compiled = compiler.getTask(
                            null, files, complaints, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the mutant does not compile: " + complaints.getDiagnostics());
            }
        }
    }

    private static Map<String, byte[]> classes(Path output) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                classes.put(output.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        }
    }
}
