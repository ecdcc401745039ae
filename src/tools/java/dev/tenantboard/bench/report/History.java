package dev.tenantboard.bench.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** All runs so far, one a line, the newest last. */
public record History(Path file) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public List<Run> runs() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(History::read).toList()
                    : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Run read(String line) {
        try {
            return JSON.readValue(line, Run.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void add(Run run) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
