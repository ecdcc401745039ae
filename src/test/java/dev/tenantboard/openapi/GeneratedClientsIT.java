package dev.tenantboard.openapi;

import static dev.tenantboard.api.Callers.ACME_OWNER;

import dev.tenantboard.api.Tokens;
import dev.tenantboard.server.ServerTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");
    private static final String JAVA = JDK.resolve("java").toString();
    private static final String JAVAC = JDK.resolve("javac").toString();
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @Test
    void compilesAndWorksInJava() throws Exception {
        Path directory = generate(
                "java",
                "--library=native",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true,"
                        + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model");
        String classes = compile(directory, "ClientProgram.java", "EveryOperation.java");

        for (String program : List.of("ClientProgram", "EveryOperation")) {
            Programs.run(directory, JAVA, "-cp", classes + File.pathSeparator + CLASS_PATH, program, server(), token());
        }
    }

    @Test
    void compilesForMicroProfile() throws Exception {
        Path directory = generate(
                "java",
                "--library=microprofile",
                "--additional-properties=microprofileRestClientVersion=3.0,useJakartaEe=true,openApiNullable=false,"
                        + "serializationLibrary=jackson,hideGenerationTimestamp=true,"
                        + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model");

        compile(directory);
    }

    private static String compile(Path directory, String... programs) throws Exception {
        Path classes = directory.resolve("classes");
        List<String> compilation = new ArrayList<>(
                List.of(JAVAC, "-parameters", "-proc:none", "-d", classes.toString(), "-cp", CLASS_PATH));
        for (String program : programs) {
            compilation.add(PROGRAMS.resolve("java").resolve(program).toString());
        }
        compilation.addAll(sources(directory.resolve("client/src/main/java")));
        Programs.run(directory, compilation.toArray(String[]::new));
        return classes.toString();
    }

    /** The clients of OpenAPI Generator, of openapi-fetch with the types of openapi-typescript, and of Hey API. */
    @Test
    void compilesAndWorksInTypeScript() throws Exception {
        Path directory = generate("typescript-fetch");
        try (Stream<Path> files = Files.list(PROGRAMS.resolve("typescript"))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Programs.run(directory, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
        Programs.run(directory, "npm", "run", "generate", "--", server() + "/openapi?format=JSON");
        Programs.run(directory, "node", "node_modules/typescript/bin/tsc", "--strict", "--project", ".");

        for (String program : List.of("program", "generator-operations", "fetch-operations", "heyapi-operations")) {
            Programs.run(directory, "node", "out/" + program + ".js", server(), token());
        }
    }

    private Path generate(String generator, String... options) throws IOException, InterruptedException {
        Path directory = Programs.directory(generator);
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-jar",
                Programs.TARGET.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "--input-spec=" + server() + "/openapi",
                "--generator-name=" + generator,
                "--output=" + directory.resolve("client")));
        command.addAll(List.of(options));
        Programs.run(directory, command.toArray(String[]::new));
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
}
