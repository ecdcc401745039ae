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
            name -> "is not a dataset",
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
        QueryDocument first = queries.read(sum());

        assertThat(queries.read(sum())).isSameAs(first);
    }

    @Test
    void parsesAgainWhenADatasetChanges() {
        QueryDocument first = queries.read(sum());
        costs = costs("numeric", "amount", "price");
        QueryDocument ofAnEqualDataset = queries.read(sum());
        costs = costs("float8", "amount");
        var second = (DatasetQuery) queries.read(sum());

        assertThat(ofAnEqualDataset).isSameAs(first);
        assertThat(second.measures().get(0).field().field().columnType()).isEqualTo("float8");
        assertThat(queries.read(sum())).isSameAs(second);
    }

    @Test
    void rejectsAQueryWhoseFieldIsGone() {
        queries.read(sum());
        costs = costs("numeric", "price");

        assertThatThrownBy(() -> queries.read(sum())).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesTheOrderOfInputsFromTheDocument() {
        String input = "{'dataset':'costs','measures':[{'id':'n','agg':'count'}],'value':'n'}";
        String document = "{'v':1,'inputs':{'%s':" + input + ",'%s':" + input
                + "},'formulas':[{'id':'x','expr':'a + b'}],'value':'x'}";

        var first = (CompositeQuery) queries.read(Documents.of(document.formatted("a", "b")));
        var second = (CompositeQuery) queries.read(Documents.of(document.formatted("b", "a")));

        assertThat(first.inputs().keySet()).containsExactly("a", "b");
        assertThat(second.inputs().keySet()).containsExactly("b", "a");
    }

    @Test
    void forgetsWhatIsTooMuch() {
        QueryDocument first = queries.read(sum());
        queries.read(Documents.of(SUM.replace("amount", "price")));
        QueryDocument second = queries.read(sum());

        assertThat(second).isNotSameAs(first).isEqualTo(first);
    }
}
