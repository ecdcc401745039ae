package dev.tenantboard.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.data.Member;
import dev.tenantboard.bench.load.Call;
import dev.tenantboard.bench.recording.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What each request asks of the database: of every caller in every scenario. */
record Recording(Map<Scenario, List<Script>> scripts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a request asks besides is the pool's or a timer's: it is seen once and not again. */
    private static final int MOST_TIMES = 30;

    static Recording of(
            Iterable<Scenario> scenarios, Calls calls, Single server, Scripts scripts, Consumer<String> progress) {
        Map<Scenario, List<Script>> recorded = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            Set<String> known = new HashSet<>();
            List<Script> all = new ArrayList<>();
            for (Member caller : calls.callers(scenario)) {
                Script script = settled(() -> once(calls.of(scenario, caller), server, scripts), known);
                known.add(script.shape());
                all.add(script);
            }
            recorded.put(scenario, all);
            progress.accept("... recorded " + scenario.title());
        }
        return new Recording(recorded);
    }

    /** The first with a shape that was seen before, here or with another caller. */
    private static Script settled(Supplier<Script> again, Set<String> known) {
        Map<String, Script> seen = new HashMap<>();
        for (int i = 0; i < MOST_TIMES; i++) {
            Script script = again.get();
            if (known.contains(script.shape()) || seen.put(script.shape(), script) != null) {
                return script;
            }
        }
        throw new IllegalStateException("asked something else each time: " + seen.keySet());
    }

    private static Script once(Call call, Single server, Scripts scripts) {
        scripts.forget();
        HttpResponse<String> answer = server.demand(call);
        return scripts.take(answer.statusCode(), call.method().equals("POST") ? ids(answer.body()) : Map.of());
    }

    /** What the answer calls an id, numbered. */
    private static Map<String, Integer> ids(String body) {
        try {
            Map<String, Integer> ids = new LinkedHashMap<>();
            JsonNode answer = JSON.readTree(body);
            for (JsonNode id : answer.findValues("id")) {
                ids.put(id.asText(), ids.size());
            }
            return ids;
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void writeTo(Path file) {
        Map<String, List<Script>> byKey = new LinkedHashMap<>();
        scripts.forEach((scenario, all) -> byKey.put(scenario.key(), all));
        try {
            JSON.writeValue(file.toFile(), byKey);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Script> of(Scenario scenario) {
        return scripts.get(scenario);
    }
}
