package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryDependenciesTest {

    private static final String COUNT = "'measures':[{'id':'n','agg':'count'}],'value':'n'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'v':1,'dataset':'activities',COUNT}                                                | activities    |
            {'v':1,'dataset':'metricHistory',COUNT,'where':{'field':'metricId','op':'eq','value':'a'}} | metricHistory | a
            {'v':1,'dataset':'metricHistory',COUNT,'where':{'and':[{'field':'metricId','op':'in','values':['a','b']},{'field':'metricId','op':'neq','value':'c'}]}} | metricHistory | a b
            {'v':1,'dataset':'metricHistory',COUNT,'where':{'and':[{'field':'metricId','op':'eq','value':'a'},{'or':[{'field':'metricId','op':'eq','value':'b'}]}]}} | metricHistory | a
            {'v':1,'dataset':'activities',COUNT,'where':{'field':'action','op':'eq','value':'metricId'}} | activities    |
            {'v':1,'inputs':{'x':{'metric':'a'},'y':{'dataset':'deals',COUNT},'z':{'dataset':'metricHistory',COUNT,'where':{'field':'metricId','op':'eq','value':'b'}}},'formulas':[{'id':'q','expr':'x / y'}],'value':'q'} | deals metricHistory | a b
            """)
    void areTheDatasetsAndMetricsOfAValidDocument(String document, String datasets, String metrics) {
        JsonNode read = Documents.of(document.replace("COUNT", COUNT));

        QueryDependencies found = QueryDependencies.in(read).orElseThrow();

        assertThat(found.datasets()).isEqualTo(words(datasets));
        assertThat(found.metrics()).isEqualTo(words(metrics));
        assertThat(found.metrics())
                .isEqualTo(SampleDatasets.reader().read(read, "/query").metrics());
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
    }

    @Test
    void staysTheSameWhenTheCatalogNoLongerHasTheDatasetOrTheField() {
        JsonNode document = Documents.of("{'v':1,'dataset':'gone','measures':[{'id':'n','agg':'sum','field':'lost'}]}");

        assertThat(QueryDependencies.in(document).orElseThrow().datasets()).containsExactly("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'inputs':{}}", "{'dataset':7}", "[]", "null"})
    void areUnknownForADocumentWithoutAny(String document) {
        assertThat(QueryDependencies.in(Documents.of(document))).isEmpty();
    }
}
