package dev.tenantboard.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import org.junit.jupiter.api.Test;

class RowsQueryReaderTest {

    private static RowsQuery read(String document) {
        return SampleDatasets.rows("activities").read(Documents.of(document));
    }

    @Test
    void readsAllFieldsWithoutDocumentsByDefault() {
        RowsQuery query = read("{}");

        assertThat(query.fields())
                .extracting(FieldReference::name)
                .contains("id", "title", "createdAt", "isRead")
                .doesNotContain("metadata")
                .hasSize(13);
        assertThat(query.where()).isNull();
        assertThat(query.time()).isNull();
        assertThat(query.orderBy()).isEmpty();
        assertThat(query.limit()).isNull();
        assertThat(query.cursor()).isNull();
    }

    @Test
    void readsEverything() {
        RowsQuery query = read("""
                {'fields':[{'field':'title'},{'field':'metadata.amount','as':'number'}],
                 'where':{'not':{'field':'severity','op':'in','values':['ERROR']}},
                 'time':{'field':'createdAt','window':{'this':'month'},'zone':'Europe/Prague','weekStart':'sunday'},
                 'orderBy':[{'field':'metadata.amount','as':'number','dir':'desc'},{'field':'title'}],
                 'limit':500,'cursor':'bmV4dA'}""");

        assertThat(query.fields()).extracting(FieldReference::name).containsExactly("title", "metadata.amount");
        assertThat(query.where()).isInstanceOf(Condition.Not.class);
        assertThat(query.time().window()).isEqualTo(new Window.This(Unit.MONTH));
        assertThat(query.time().calendar().zone().getId()).isEqualTo("Europe/Prague");
        assertThat(query.orderBy()).extracting(RowsQuery.SortField::descending).containsExactly(true, false);
        assertThat(query.limit()).isEqualTo(500);
        assertThat(query.cursor()).isEqualTo("bmV4dA");
    }

    @Test
    void sortsTheNewestFirstByDefault() {
        RowsQuery query = read("{'time':{'field':'createdAt','window':{'last':2,'unit':'day'}}}");

        assertThat(query.orderBy()).singleElement().satisfies(key -> {
            assertThat(key.field().name()).isEqualTo("createdAt");
            assertThat(key.descending()).isTrue();
        });
    }

    @Test
    void refusesWhatTheLanguageRefuses() {
        refuses("{'nope':1}", "/nope");
        refuses("{'measures':[{'id':'n','agg':'count'}]}", "/measures");
        refuses("{'fields':[]}", "/fields");
        refuses("{'fields':['title']}", "/fields/0");
        refuses("{'fields':[{'field':'nope'}]}", "/fields/0/field");
        refuses("{'fields':[{'field':'title'},{'field':'title'}]}", "/fields/1/field");
        refuses(
                "{'fields':[{'field':'metadata.a','as':'number'},{'field':'metadata.a','as':'text'}]}",
                "/fields/1/field");
        refuses("{'fields':[{'field':'metadata'}]}", "/fields/0/field", "/fields/0/as");
        refuses("{'fields':[{'field':'title','as':'text'}]}", "/fields/0/as");
        refuses("{'fields':[{'field':'organizationId'}]}", "/fields/0/field");
        refuses("{'where':{'field':'title','op':'gt','value':'a'}}", "/where/op");
        refuses("{'time':{'field':'title','window':{'this':'month'}}}", "/time/field");
        refuses("{'time':{'field':'createdAt','window':{'this':'month'},'grain':'day'}}", "/time/grain");
        refuses("{'time':{'field':'createdAt'}}", "/time/window");
        refuses("{'orderBy':[{'field':'title','dir':'up'}]}", "/orderBy/0/dir");
        refuses("{'orderBy':[{'field':'title'},{'field':'title'}]}", "/orderBy/1/field");
        refuses("{'orderBy':[{'field':'title'},{'field':'id'},{'field':'type'},{'field':'action'}]}", "/orderBy");
        refuses("{'limit':0}", "/limit");
        refuses("{'limit':501}", "/limit");
        refuses("{'cursor':''}", "/cursor");
    }

    private static void refuses(String document, String... pointers) {
        assertThatThrownBy(() -> read(document))
                .as(document)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(ProblemError::pointer)
                                .containsExactly(pointers));
    }

    @Test
    void readsTheRowsOfAMetric() {
        var query = (DatasetQuery)
                SampleDatasets.reader().read(Documents.count(",'rows':{'fields':[{'field':'title'}]}"), "/query");

        assertThat(query.rowFields()).extracting(FieldReference::name).containsExactly("title");
        assertThat(((DatasetQuery) SampleDatasets.reader().read(Documents.count(""), "/query")).rowFields())
                .isNull();
        assertThatThrownBy(() ->
                        SampleDatasets.reader().read(Documents.count(",'rows':{'fields':[{'field':'x'}]}"), "/query"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(ProblemError::pointer)
                                .containsExactly("/query/rows/fields/0/field"));
    }
}
