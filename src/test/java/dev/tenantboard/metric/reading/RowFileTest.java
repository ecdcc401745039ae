package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.reading.RowsPage.ColumnType;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RowFileTest {

    private static final Position NEXT = new Position(List.of(), "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", 1);

    /** Answers with the pages that it was given, and notes what happens. */
    private static final class Pages implements RowFile.Server {

        private final List<String> events = new ArrayList<>();
        private final List<Page> pages;
        private boolean abandoned;

        Pages(Page... pages) {
            this.pages = new ArrayList<>(List.of(pages));
        }

        @Override
        public Page read(Position after, int limit) {
            events.add("read " + limit);
            if (pages.isEmpty()) {
                throw new IllegalStateException("a failure in the middle");
            }
            return pages.remove(0);
        }

        @Override
        public boolean isAbandoned() {
            return abandoned;
        }

        @Override
        public void breakOff() {
            events.add("broken off");
        }

        @Override
        public void end() {
            events.add("end");
        }
    }

    private static RowSource source(String... fields) {
        return new RowSource(
                "org",
                "samples",
                Arrays.stream(fields)
                        .map(name -> new RowColumn(name, ColumnType.TEXT))
                        .toList(),
                List.of(),
                List.of(),
                false,
                null);
    }

    private static String written(RowSource source, Page first, Pages server) throws IOException {
        var output = new ByteArrayOutputStream();
        new RowFile(source, first, server).write(output);
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesWhatAnotherParserReads() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (String text : List.of(
                "plain",
                "",
                " ",
                " padded ",
                "a,b;c\td",
                "\"quoted\"",
                "\"",
                "line\nfeed",
                "carriage\r\nreturn",
                "žluťoučký \uD83D\uDE00 日本語 e\u0301",
                "'; drop table samples; --",
                "'",
                "#",
                "\\",
                "\u0001\u001F\u007F\u0085\u2028\uFEFF",
                "x".repeat(10_000))) {
            rows.add(Arrays.asList(text, new BigDecimal("-12.50"), true, Instant.EPOCH, LocalDate.EPOCH, null));
        }
        rows.add(Arrays.asList(null, null, null, null, null, null));

        String file = written(source("a", "b", "c", "d", "e", "f"), new Page(rows, null), new Pages());

        List<CSVRecord> records = records(file);
        assertThat(records.get(0).toList()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(records).hasSize(rows.size() + 1);
        for (int row = 0; row < rows.size(); row++) {
            List<String> expected = rows.get(row).stream()
                    .map(cell -> cell == null ? null : cell.toString())
                    .toList();
            assertThat(records.get(row + 1).toList()).isEqualTo(expected);
        }
        assertThat(file).endsWith("\r\n");
    }

    private static List<CSVRecord> records(String file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setNullString("")
                .setQuoteMode(org.apache.commons.csv.QuoteMode.ALL_NON_NULL)
                .get();
        try (var parser = format.parse(new StringReader(file))) {
            return parser.getRecords();
        }
    }

    @Test
    void marksFormulasOfTextsAndNotOfNumbers() throws IOException {
        List<List<Object>> rows = List.of(
                List.of("=1+1", "+1"),
                List.of("-1", "@SUM(A1)"),
                List.of("\ttab", "\rreturn"),
                List.of("a=1", "1-1"),
                List.of(new BigDecimal("-1"), new BigDecimal("1E+3")));

        List<CSVRecord> records =
                records(written(source("a", "b"), new Page(new ArrayList<>(rows), null), new Pages()));

        assertThat(records.subList(1, 6))
                .extracting(CSVRecord::toList)
                .containsExactly(
                        List.of("'=1+1", "'+1"),
                        List.of("'-1", "'@SUM(A1)"),
                        List.of("'\ttab", "'\rreturn"),
                        List.of("a=1", "1-1"),
                        List.of("-1", "1E+3"));
    }

    @Test
    void writesALineForEachRowOfOneColumn() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Collections.singletonList(null));
        rows.add(List.of(""));
        rows.add(List.of("a"));

        assertThat(written(source("a"), new Page(rows, null), new Pages())).isEqualTo("a\r\n\"\"\r\n\"\"\r\na\r\n");
        assertThat(written(source("a"), new Page(List.of(), null), new Pages())).isEqualTo("a\r\n");
    }

    @Test
    void breaksOffInTheMiddleAndSendsNothingMore() throws IOException {
        var server = new Pages(new Page(List.of(List.of("2")), NEXT));

        String file = written(source("a"), new Page(List.of(List.of("1")), NEXT), server);

        assertThat(file).isEqualTo("a\r\n1\r\n2\r\n");
        assertThat(server.events).containsExactly("read 1000", "read 1000", "broken off", "end");
    }

    @Test
    void endsAfterAHundredThousandRows() throws IOException {
        List<List<Object>> page = Collections.nCopies(999, List.of("x"));
        var server = new Pages(Collections.nCopies(200, new Page(page, NEXT)).toArray(Page[]::new));
        server.pages.add(99, new Page(Collections.nCopies(RowFile.MAX_ROWS - 100 * 999, List.of("x")), NEXT));

        String file = written(source("a"), new Page(page, NEXT), server);

        assertThat(file.lines()).hasSize(RowFile.MAX_ROWS + 1);
        assertThat(server.events).hasSize(101).endsWith("read 100", "end");
    }

    @Test
    void readsNothingMoreForAClientThatLeft() throws IOException {
        var server = new Pages();
        server.abandoned = true;

        written(source("a"), new Page(List.of(List.of("1")), NEXT), server);

        assertThat(server.events).containsExactly("end");
    }
}
