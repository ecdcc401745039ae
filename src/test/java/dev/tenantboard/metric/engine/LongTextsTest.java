package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts as long as a row may be: an answer carries what they begin with. */
class LongTextsTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");

    private static Measured engine;

    /** A thousand of two texts of 64 KB, which differ at their begin, and one that differs at its end. */
    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        engine.database()
                .execute(
                        "insert into samples (organization_id, label, more) select 'org-measured', i || repeat('😀', 16000),"
                                + " jsonb_build_object('t', i || repeat('x', 64000)) from generate_series(1, 1000) i",
                        "insert into samples (organization_id, label, more) select organization_id, label || 'end', more"
                                + " from samples where label like '7😀%'");
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @Test
    void keepsAThousandRowsOfTwoHugeTextsSmall() {
        List<Figures.Row> rows = engine.figures("""
                {'v': 1, 'dataset': 'samples', 'measures': [{'id': 'n', 'agg': 'count'}],
                 'groupBy': [{'field': 'label'}, {'field': 'more.t', 'as': 'text'}]}""", NOW).rows();

        assertThat(rows)
                .hasSize(1000)
                .allSatisfy(row -> assertThat(row.groups().values())
                        .allSatisfy(
                                key -> assertThat(((String) key).codePoints()).hasSize(200)));
    }

    @Test
    void groupsTextsThatBeginAlikeAndCountsThemApart() {
        Figures figures = engine.figures("""
                {'v': 1, 'dataset': 'samples', 'value': 'all', 'measures': [{'id': 'n', 'agg': 'count'},
                  {'id': 'all', 'agg': 'countDistinct', 'field': 'label'}],
                 'groupBy': [{'field': 'label', 'top': {'n': 1, 'by': 'n', 'other': true}}]}""", NOW);

        assertThat(figures.value()).isEqualByComparingTo("1001");
        assertThat(figures.rows()).hasSize(2);
        assertThat(figures.rows().get(0).groups()).containsEntry("label", "7" + "😀".repeat(199));
        assertThat(figures.rows().get(0).values().get("all")).isEqualByComparingTo("2");
    }
}
