package dev.tenantboard.openapi;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.ServerTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients as OpenAPI Generator makes them of {@code /openapi}, compiled as they come, each with the program beside it in
 * {@code src/test/clients}. In the long run only: the generator is large, and TypeScript needs Node.
 */
@Tag("heavy")
class GeneratedClientsIT extends ServerTest {

    private static final Path PROGRAMS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final Path TARGET =
            Path.of(System.getProperty("tenantboard.target", "target")).toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int MINUTES = 10;

    @Test
    void compilesAndWorksInJava() throws Exception {
        Path directory = generate(
                "java",
                "--library=native",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true,"
                        + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path classes = directory.resolve("classes");
        List<String> compilation = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                classes.toString(),
                "-cp",
                classPath));
        compilation.add(PROGRAMS.resolve("java/ClientProgram.java").toString());
        compilation.addAll(sources(directory.resolve("client/src/main/java")));

        run(directory, compilation.toArray(String[]::new));

        run(directory, JAVA, "-cp", classes + File.pathSeparator + classPath, "ClientProgram", server(), token());
    }

    @Test
    void compilesAndWorksInTypeScript() throws Exception {
        assumeTrue(isThere("node") && isThere("npm"), "Node.js is not here: the TypeScript client was not tried");
        Path directory = generate("typescript-fetch");
        for (String file : List.of("package.json", "tsconfig.json", "program.ts")) {
            Files.copy(
                    PROGRAMS.resolve("typescript").resolve(file),
                    directory.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        run(directory, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
        run(directory, "node", "node_modules/typescript/bin/tsc", "--strict", "--project", ".");

        run(directory, "node", "out/program.js", server(), token());
    }

    private Path generate(String generator, String... options) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("clients")), generator);
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-jar",
                TARGET.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "--input-spec=" + server() + "/openapi",
                "--generator-name=" + generator,
                "--output=" + directory.resolve("client")));
        command.addAll(List.of(options));
        run(directory, command.toArray(String[]::new));
        return directory;
    }

    private static List<String> sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
    }

    private String server() {
        return api.server().toString().replaceFirst("/$", "");
    }

    private static String token() {
        return Tokens.forCaller(ACME_OWNER).sign();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended ? process.exitValue() : -1)
                .as("%s: %s", command[0], Files.readString(output))
                .isZero();
    }
}
