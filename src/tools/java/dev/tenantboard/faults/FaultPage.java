package dev.tenantboard.faults;

import dev.tenantboard.server.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The page that tells the latest figures, between two marks. */
final class FaultPage {

    private static final Path PAGE = Path.of("src/site/markdown/faults.md");
    private static final String START = "<!-- faults -->";
    private static final String END = "<!-- /faults -->";

    private FaultPage() {}

    static void renew(String table, long seed) throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(START) + START.length());
        String after = page.substring(page.indexOf(END));
        Files.writeString(PAGE, before + "\n" + where(seed) + "\n\n" + table + after);
    }

    private static String where(long seed) {
        return "Of %s, at %s, seed %d, on %s, which servers, database, balancer and users share:"
                .formatted(LocalDate.now(ZoneOffset.UTC), Machine.commit(), seed, Machine.description());
    }
}
