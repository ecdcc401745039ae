package dev.tenantboard.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.widget.ConfigName.Kind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNamesTest {

    private static final String DATASET = "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],"
            + "'formulas':[{'id':'twice','expr':'n * 2'}],'groupBy':[{'field':'severity'},{'field':'metadata.city'}],"
            + "'compare':[{'id':'before','to':'previous'}],'time':{'field':'createdAt','grain':'day'}}";

    private static final String COMPOSITE =
            "{'v':1,'inputs':{'a':{'metric':'m'},'b':{'dataset':'activities','measures':[{'id':'inner','agg':'count'}]}},"
                    + "'formulas':[{'id':'share','expr':'a / b'}],'value':'share'}";

    @ParameterizedTest
    @CsvSource({
        "MEASURE, n, true",
        "MEASURE, twice, true",
        "MEASURE, severity, false",
        "MEASURE, before, false",
        "MEASURE, N, false",
        "COLUMN, n, true",
        "COLUMN, severity, true",
        "COLUMN, metadata.city, true",
        "COLUMN, metadata.street, false",
        "COLUMN, from, true",
        "COLUMN, title, false",
        "COMPARISON, previous, true",
        "COMPARISON, target, true",
        "COMPARISON, previousYear, false"
    })
    void offersTheNamesOfAQuery(Kind kind, String name, boolean offered) throws Exception {
        assertThat(SourceNames.ofMetric(json(DATASET)).offers(kind, name)).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"a, true", "b, true", "share, true", "inner, false", "m, false"})
    void offersTheNumbersOfAComposite(String name, boolean offered) throws Exception {
        SourceNames names = SourceNames.ofMetric(json(COMPOSITE));

        assertThat(names.offers(Kind.MEASURE, name)).isEqualTo(offered);
        assertThat(names.offers(Kind.COLUMN, name)).isEqualTo(offered);
        assertThat(names.offers(Kind.COLUMN, "from")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "title, true",
        "metadata, true",
        "metadata.amount, true",
        "metadata., false",
        ".amount, false",
        "title.amount, false",
        "created_at, false",
        "password, false"
    })
    void offersTheFieldsOfADataset(String name, boolean offered) {
        SourceNames names = SourceNames.ofDataset(BuiltInDatasets.all().get(0));

        assertThat(names.offers(Kind.COLUMN, name)).isEqualTo(offered);
        assertThat(names.offers(Kind.MEASURE, name)).isTrue();
    }

    @Test
    void offersTheFieldsOfListsOfTheDashboard() {
        SourceNames activities = SourceNames.ofItems(ActivityView.class, "metadata");
        SourceNames actions = SourceNames.ofItems(QuickActionView.class);

        assertThat(activities.offers(Kind.COLUMN, "severity")).isTrue();
        assertThat(activities.offers(Kind.COLUMN, "metadata.amount")).isTrue();
        assertThat(activities.offers(Kind.COLUMN, "usageCount")).isFalse();
        assertThat(actions.offers(Kind.COLUMN, "usageCount")).isTrue();
        assertThat(actions.offers(Kind.COLUMN, "targetUrl")).isTrue();
        assertThat(actions.offers(Kind.COLUMN, "definition")).isFalse();
    }

    @Test
    void offersEverythingIfTheSourceIsUnknown() {
        for (Kind kind : Kind.values()) {
            assertThat(SourceNames.UNKNOWN.offers(kind, "any")).isTrue();
        }
    }

    @Test
    void listsTwentyNamesAtMost() throws Exception {
        String measures =
                IntStream.range(0, 60).mapToObj(i -> "{'id':'m" + i + "'}").collect(Collectors.joining(",", "[", "]"));

        String listed =
                SourceNames.ofMetric(json("{'measures':" + measures + "}")).listed(Kind.MEASURE);

        assertThat(listed).startsWith("there is m0, m1, ").endsWith("m19, ...");
        assertThat(SourceNames.ofMetric(json("{}")).listed(Kind.MEASURE)).isEqualTo("there is none");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
