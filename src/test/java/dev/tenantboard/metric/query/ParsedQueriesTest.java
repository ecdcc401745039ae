package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.problem.ProblemException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParsedQueriesTest {

    private static final String SUM =
            "{'v':1,'dataset':'costs','measures':[{'id':'n','agg':'sum','field':'amount'}],'value':'n'}";

    private Dataset costs = costs("numeric", "amount", "price");
    private final ParsedQueries queries = new ParsedQueries(
            name -> Optional.ofNullable(costs).filter(dataset -> dataset.name().equals(name)),
            List::of,
            ZoneOffset.UTC,
            SUM.length() + 10);

    private static Dataset costs(String columnType, String... fields) {
        return new Dataset(
                "costs",
                null,
                "costs",
                null,
                List.of(fields).stream()
                        .map(name -> new Field(name, null, ValueType.NUMBER, name, columnType))
                        .toList(),
                Set.of());
    }

    private static JsonNode sum() {
        return Documents.of(SUM);
    }

    @Test
    void parsesADocumentOnce() {
        QueryDocument first = queries.read(sum(), "/query");

        assertThat(queries.read(sum(), "/query")).isSameAs(first);
    }

    @Test
    void parsesAgainWhenADatasetChanges() {
        QueryDocument first = queries.read(sum(), "/query");
        costs = costs("numeric", "amount", "price");
        QueryDocument ofAnEqualDataset = queries.read(sum(), "/query");
        costs = costs("float8", "amount");
        var second = (DatasetQuery) queries.read(sum(), "/query");

        assertThat(ofAnEqualDataset).isSameAs(first);
        assertThat(second.measures().get(0).field().field().columnType()).isEqualTo("float8");
        assertThat(queries.read(sum(), "/query")).isSameAs(second);
    }

    @Test
    void rejectsAQueryWhoseFieldIsGone() {
        queries.read(sum(), "/query");
        costs = costs("numeric", "price");

        assertThatThrownBy(() -> queries.read(sum(), "/query")).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesTheOrderOfInputsFromTheDocument() {
        String input = "{'dataset':'costs','measures':[{'id':'n','agg':'count'}],'value':'n'}";
        String document = "{'v':1,'inputs':{'%s':" + input + ",'%s':" + input
                + "},'formulas':[{'id':'x','expr':'a + b'}],'value':'x'}";

        var first = (CompositeQuery) queries.read(Documents.of(document.formatted("a", "b")), "/query");
        var second = (CompositeQuery) queries.read(Documents.of(document.formatted("b", "a")), "/query");

        assertThat(first.inputs().keySet()).containsExactly("a", "b");
        assertThat(second.inputs().keySet()).containsExactly("b", "a");
    }

    @Test
    void forgetsWhatIsTooMuch() {
        QueryDocument first = queries.read(sum(), "/query");
        queries.read(Documents.of(SUM.replace("amount", "price")), "/query");
        QueryDocument second = queries.read(sum(), "/query");

        assertThat(second).isNotSameAs(first).isEqualTo(first);
    }
}
