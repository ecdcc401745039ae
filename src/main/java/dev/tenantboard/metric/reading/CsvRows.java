package dev.tenantboard.metric.reading;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes rows as CSV (RFC 4180), with a header line. Null is an empty value, and an empty text is two quotation marks. If
 * there is one column only, null is written as an empty text, because readers skip empty lines.
 */
final class CsvRows {

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .build();

    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    /** Spreadsheets would run a text with such a beginning as a formula. */
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private final CsvGenerator csv;

    CsvRows(OutputStream output, List<RowColumn> columns) throws IOException {
        csv = FACTORY.createGenerator(output, JsonEncoding.UTF8);
        csv.setSchema(LINES);
        csv.writeStartArray();
        write(columns.stream().map(RowColumn::field).toList());
    }

    void write(List<?> cells) throws IOException {
        csv.writeStartArray();
        for (Object cell : cells) {
            if (cell != null) {
                csv.writeString(cell instanceof String text ? harmless(text) : cell.toString());
            } else if (cells.size() == 1) {
                csv.writeString("");
            } else {
                csv.writeNull();
            }
        }
        csv.writeEndArray();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    void flush() throws IOException {
        csv.flush();
    }
}
