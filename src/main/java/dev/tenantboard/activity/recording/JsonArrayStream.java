package dev.tenantboard.activity.recording;

import dev.tenantboard.persistence.Statements;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Streams the documents of rows as one JSON array, without a copy. */
record JsonArrayStream(List<NewRow> rows) implements Statements.Parameter {

    private static final byte[] BEGIN = {'['};
    private static final byte[] BETWEEN = {','};
    private static final byte[] END = {']'};

    @Override
    public void set(PreparedStatement statement, int index) throws SQLException {
        statement.setBinaryStream(index, stream(), length());
    }

    InputStream stream() {
        var parts = Stream.concat(
                        IntStream.range(0, rows.size())
                                .boxed()
                                .flatMap(i -> Stream.of(
                                        i == 0 ? BEGIN : BETWEEN,
                                        rows.get(i).received().document())),
                        Stream.of(END))
                .map(ByteArrayInputStream::new)
                .toList();
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    int length() {
        return rows.stream().mapToInt(row -> row.received().document().length).sum() + rows.size() + 1;
    }
}
