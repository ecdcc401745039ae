package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.suite.Directories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page in Chromium without a window, over the Chrome DevTools protocol. The environment variable CHROMIUM names the program. */
final class Browser implements AutoCloseable {

    /** A name of this machine that only the browser knows. */
    static final String OTHER_HOST = "tenantboard.test";

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path directory;
    private final Connection connection = new Connection();
    private final WebSocket socket;
    private int lastId;

    private Browser(Process process, Path directory) throws Exception {
        this.process = process;
        this.directory = directory;
        HttpRequest pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/json/list"))
                .build();
        JsonNode page = JSON.readTree(
                        CLIENT.send(pages, BodyHandlers.ofString()).body())
                .get(0);
        this.socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), connection)
                .get(10, TimeUnit.SECONDS);
    }

    static Browser open(URI address) throws Exception {
        Path directory = Files.createTempDirectory("tenantboard-browser");
        Process process = new ProcessBuilder(
                        program(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--host-resolver-rules=MAP " + OTHER_HOST + " 127.0.0.1",
                        "--user-data-dir=" + directory,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        Browser browser = new Browser(process, directory);
        ObjectNode parameters = JSON.createObjectNode().put("url", address.toString());
        browser.command("Page.navigate", parameters, Duration.ofSeconds(60));
        return browser;
    }

    private static String program() {
        String named = System.getenv("CHROMIUM");
        Stream<String> path = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> PROGRAMS.stream().map(program -> folder + "/" + program));
        return Stream.concat(Stream.ofNullable(named), path)
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No browser: install Chromium (Debian: apt-get install chromium),"
                        + " or set CHROMIUM to its program"));
    }

    private String port() throws IOException, InterruptedException {
        Path file = directory.resolve("DevToolsActivePort");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Files.notExists(file) || Files.readAllLines(file).isEmpty()) {
            assertThat(process.isAlive() && Instant.now().isBefore(deadline))
                    .as("Chromium runs: %s", Files.readString(directory.resolve("output")))
                    .isTrue();
            Thread.sleep(100);
        }
        return Files.readAllLines(file).get(0);
    }

    /** Runs a script in the page, waits for its promise, and returns the value. */
    JsonNode run(String script, Duration limit) throws Exception {
        ObjectNode parameters = JSON.createObjectNode()
                .put("expression", script)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode result = command("Runtime.evaluate", parameters, limit);
        assertThat(result.has("exceptionDetails")).as("%s", result).isFalse();
        return result.at("/result/value");
    }

    private JsonNode command(String method, ObjectNode parameters, Duration limit) throws Exception {
        ObjectNode command = JSON.createObjectNode().put("id", ++lastId).put("method", method);
        command.set("params", parameters);
        CompletableFuture<JsonNode> answer = connection.awaited(lastId);
        socket.sendText(command.toString(), true).get(10, TimeUnit.SECONDS);
        JsonNode received = answer.get(limit.toSeconds(), TimeUnit.SECONDS);
        assertThat(received.has("error")).as("%s", received).isFalse();
        return received.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Directories.remove(directory);
    }

    /** The answers of the browser, by the id of their command. */
    private static final class Connection implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
        private final StringBuilder message = new StringBuilder();

        CompletableFuture<JsonNode> awaited(int id) {
            return answers.computeIfAbsent(id, absent -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                complete(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void complete(String text) {
            try {
                JsonNode answer = JSON.readTree(text);
                awaited(answer.path("id").asInt()).complete(answer);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
