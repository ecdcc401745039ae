package dev.tenantboard.metric.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.SourceView.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewDatasetsTest {

    private static final Column ORGANIZATION = column("organization_id", "text");

    @Test
    void namesDatasetsAndFieldsAsTheApiDoes() {
        Dataset dataset =
                ViewDatasets.dataset(view("deal_stages", column("closed_at", "timestamptz"), column("q1_sum", "int8")));

        assertThat(dataset.name()).isEqualTo("dealStages");
        assertThat(dataset.relation()).isEqualTo("dashboard_sources.\"deal_stages\"");
        assertThat(dataset.fields()).extracting(Field::name).containsExactly("closedAt", "q1Sum");
        assertThat(dataset.fields()).extracting(Field::column).containsExactly("closed_at", "q1_sum");
    }

    @ParameterizedTest
    @CsvSource({
        "text, TEXT",
        "varchar, TEXT",
        "bpchar, TEXT",
        "uuid, TEXT",
        "int2, NUMBER",
        "int4, NUMBER",
        "int8, NUMBER",
        "numeric, NUMBER",
        "float4, NUMBER",
        "float8, NUMBER",
        "money, NUMBER",
        "bool, BOOLEAN",
        "date, TIME",
        "timestamp, TIME",
        "timestamptz, TIME",
        "jsonb, DOCUMENT"
    })
    void knowsTheTypesOfPostgreSql(String type, ValueType expected) {
        Dataset dataset = ViewDatasets.dataset(view("v", column("a", type)));

        assertThat(dataset.fields()).extracting(Field::type).containsExactly(expected);
    }

    @Test
    void leavesOutWhatAQueryCannotUse() {
        Dataset dataset = ViewDatasets.dataset(view(
                "v",
                column("kept", "text"),
                column("picture", "bytea"),
                column("tags", "_text"),
                column("Shouted", "text"),
                column("with space", "text"),
                new Column("stage", "Where it stands", "deal_stage", true)));

        assertThat(dataset.fields()).extracting(Field::name).containsExactly("kept", "stage");
        assertThat(dataset.field("stage")).hasValueSatisfying(field -> {
            assertThat(field.type()).isEqualTo(ValueType.TEXT);
            assertThat(field.description()).isEqualTo("Where it stands");
        });
    }

    @Test
    void comparesAnOrganizationThatIsAUuidAsText() {
        var columns = List.of(column("organization_id", "uuid"), column("amount", "numeric"));

        Dataset dataset = ViewDatasets.dataset(view("payments", "v", null, List.of(), columns));

        assertThat(dataset.relation())
                .isEqualTo(
                        "(select organization_id::text as organization_id, \"amount\" from dashboard_sources.\"payments\")");
    }

    @Test
    void readsPermissionsFromTheCommentAndLeavesThemOutOfTheDescription() {
        String comment = "What was spent,\n  Permissions: finance:read ,reports:read\na row a receipt.\npermission: x";

        Dataset dataset =
                ViewDatasets.dataset(view("v", "v", comment, List.of(), List.of(ORGANIZATION, column("a", "text"))));

        assertThat(dataset.description()).isEqualTo("What was spent,\na row a receipt.");
        assertThat(dataset.permissions()).isEqualTo(Set.of("finance:read", "reports:read", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "permissions:",
        "'permissions: a,,b'",
        "permissions: finance read",
        "'Rows.\nPERMISSIONS : a b'",
        "Salaries. permissions: hr:read",
        "Required permissions: hr:read",
        "'permissions: hr:read\nRequired Permission: hr:write'",
        "required_permissions=hr:read",
        "'- permissions: hr:read'",
        "'permissions hr:read'",
        "'permissions\n: hr:read'"
    })
    void opensNoViewWhosePermissionsAreUnclear(String comment) {
        assertThat(refusal(view("v", "v", comment, List.of(), List.of(ORGANIZATION, column("a", "text")))))
                .contains("\"permissions: finance:read, reports:read\"");
    }

    @Test
    void cutsLongDescriptions() {
        Dataset dataset = ViewDatasets.dataset(
                view("v", "v", "\uD83D\uDE00".repeat(600), List.of(), List.of(ORGANIZATION, column("a", "text"))));

        assertThat(dataset.description().codePoints()).hasSize(500);
    }

    @Test
    void saysWhyAViewIsNoDataset() {
        assertThat(refusal(view("v", "m", null, List.of(), List.of(ORGANIZATION))))
                .startsWith("It is not a view");
        assertThat(refusal(view("v", "r", null, List.of(), List.of(ORGANIZATION))))
                .startsWith("It is not a view");
        assertThat(refusal(view("v", "f", null, List.of(), List.of(ORGANIZATION))))
                .startsWith("It is not a view");
        assertThat(refusal(view("Expenses", column("a", "text")))).contains("not plain");
        assertThat(refusal(view("v", "v", null, List.of(), List.of(column("a", "text")))))
                .contains("no column organization_id");
        assertThat(refusal(view(
                        "v", "v", null, List.of(), List.of(column("organization_id", "int8"), column("a", "text")))))
                .contains("cast it to text");
        assertThat(refusal(view("v", column("picture", "bytea")))).contains("no column, besides");
        assertThat(refusal(view("v", column("unit_price", "text"), column("unit__price", "text"))))
                .contains("camelCase");
        assertThat(refusal(view("v", "v", null, List.of("grant select on x to y"), List.of(ORGANIZATION))))
                .isEqualTo("It cannot be read: grant select on x to y;");
    }

    @Test
    void boundsTheFields() {
        Column[] many = IntStream.range(0, ViewDatasets.MOST_FIELDS + 1)
                .mapToObj(i -> column("c" + i, "text"))
                .toArray(Column[]::new);

        assertThat(refusal(view("v", many))).contains("more than 200 columns");
    }

    private static String refusal(SourceView view) {
        return ViewDatasets.refusal(view).orElse("");
    }

    private static Column column(String name, String type) {
        return new Column(name, null, type, false);
    }

    private static SourceView view(String name, Column... columns) {
        var all = new ArrayList<>(List.of(ORGANIZATION));
        all.addAll(List.of(columns));
        return view(name, "v", null, List.of(), all);
    }

    private static SourceView view(
            String name, String kind, String comment, List<String> missing, List<Column> columns) {
        return new SourceView(1, name, kind, comment, missing, List.of(), true, List.of(), columns, "");
    }
}
