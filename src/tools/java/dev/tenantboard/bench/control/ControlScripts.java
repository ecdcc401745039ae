package dev.tenantboard.bench.control;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What was recorded, by scenario and caller. The file is written before the first request comes. */
public final class ControlScripts {

    /** The environment variable with the file's name. */
    public static final String FILE = "TENANTBOARD_BENCH_SCRIPTS";

    static final Map<String, List<Script>> ALL = read();

    private ControlScripts() {}

    private static Map<String, List<Script>> read() {
        try {
            return new ObjectMapper().readValue(new File(System.getenv(FILE)), new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
