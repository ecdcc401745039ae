package dev.tenantboard.metric.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.catalog.SourceSurvey.Findings;
import dev.tenantboard.metric.catalog.SourceView.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final Verdict PROVED = Verdict.accepted(List.of());
    private static final Verdict REFUSED = Verdict.refused("It lies.");

    @Test
    void tellsWhatIsNotKnownYetFromWhatIsRefusedOrGone() {
        Catalog catalog =
                catalog(Map.of(view(1, "fine"), PROVED, view(2, "locked"), Verdict.UNKNOWN, view(3, "lying"), REFUSED));

        assertThat(catalog.datasets()).containsKey("fine").doesNotContainKeys("locked", "lying");
        assertThat(catalog.unknown()).containsOnlyKeys("locked");
    }

    @Test
    void knowsWhoMayReadWhatIsNotKnownYet() {
        Catalog catalog = catalog(Map.of(view(1, "locked"), Verdict.UNKNOWN));

        assertThat(catalog.unknown().get("locked").permissions()).containsExactly("finance:read");
    }

    @Test
    void aNameIsTheOldestViewsAlsoWhileThatIsNotKnown() {
        var verdicts = new LinkedHashMap<SourceView, Verdict>();
        verdicts.put(view(1, "deal_stages"), Verdict.UNKNOWN);
        verdicts.put(view(2, "deal__stages"), PROVED);

        Catalog catalog = catalog(verdicts);

        assertThat(catalog.datasets()).doesNotContainKey("dealStages");
        assertThat(catalog.unknown().get("dealStages").relation()).contains("deal_stages");
    }

    private static Catalog catalog(Map<SourceView, Verdict> verdicts) {
        return Catalog.of(new Findings(verdicts, Map.of()));
    }

    private static SourceView view(long oid, String name) {
        List<Column> columns = List.of(
                new Column("organization_id", null, "text", false), new Column("amount", null, "numeric", false));
        return new SourceView(
                oid, name, "v", "permissions: finance:read", List.of(), List.of(), true, List.of(), columns, "");
    }
}
