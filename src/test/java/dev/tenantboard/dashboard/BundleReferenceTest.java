package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetType;
import org.junit.jupiter.api.Test;

/** The references of definitions to other rows, and their names in a bundle. */
class BundleReferenceTest {

    private static final BundleReference.Renaming KEYS = (kind, id) -> kind + "-" + id;

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static MetricDefinition metric(String query) throws JsonProcessingException {
        return new MetricDefinition(
                "M", MetricCategory.SALES, json(query), null, null, null, null, null, null, null, null, null, null);
    }

    private static WidgetDefinition widget(WidgetType type, String config, String source)
            throws JsonProcessingException {
        return new WidgetDefinition(
                "W", type, json(config), new Position(0, 0, 1, 1), source, null, null, null, null, null);
    }

    @Test
    void areInputsOfAMetric() throws Exception {
        MetricDefinition metric = metric("{'v':1,'inputs':{'a':{'metric':'x'},'b':{'dataset':'activities'}}}");

        assertThat(BundleReference.in(metric))
                .containsExactly(new BundleReference(BundleKind.METRIC, "x", "/query/inputs/a/metric"));
        assertThat(BundleReference.renamed(metric, KEYS).query())
                .isEqualTo(json("{'v':1,'inputs':{'a':{'metric':'METRIC-x'},'b':{'dataset':'activities'}}}"));
    }

    @Test
    void areConditionsOfAHistory() throws Exception {
        String query =
                "{'v':1,'dataset':'metricHistory','where':{'and':[{'field':'metricId','op':'in','values':['$x','$y']},"
                        + "{'field':'value','op':'gt','value':1}]}}";

        MetricDefinition renamed = BundleReference.renamed(metric(query.replace("$", "")), KEYS);

        assertThat(renamed).isEqualTo(metric(query.replace("$", "METRIC-")));
        assertThat(BundleReference.in(renamed))
                .extracting(BundleReference::pointer)
                .containsExactly("/query/where/and/0/values/0", "/query/where/and/0/values/1");
    }

    /** A view of the platform may have a column of this name, whose values are no metrics of the dashboard. */
    @Test
    void areNotConditionsOfAnotherDataset() throws Exception {
        MetricDefinition metric =
                metric("{'v':1,'dataset':'expenses','where':{'field':'metricId','op':'eq','value':'x'}}");

        assertThat(BundleReference.in(metric)).isEmpty();
        assertThat(BundleReference.renamed(metric, KEYS)).isEqualTo(metric);
    }

    @Test
    void areTheSourceAndTheActionsOfAWidget() throws Exception {
        WidgetDefinition chart = widget(WidgetType.CHART, "{'actions':['kept']}", "metric:x");
        WidgetDefinition buttons = widget(WidgetType.QUICK_ACTIONS, "{'actions':['x','y'],'columns':2}", null);
        WidgetDefinition feed = widget(WidgetType.ACTIVITY_FEED, "{}", "activities");

        assertThat(BundleReference.renamed(chart, KEYS))
                .isEqualTo(widget(WidgetType.CHART, "{'actions':['kept']}", "metric:METRIC-x"));
        assertThat(BundleReference.renamed(buttons, KEYS))
                .isEqualTo(widget(
                        WidgetType.QUICK_ACTIONS, "{'actions':['QUICK_ACTION-x','QUICK_ACTION-y'],'columns':2}", null));
        assertThat(BundleReference.in(buttons))
                .extracting(BundleReference::pointer)
                .containsExactly("/config/actions/0", "/config/actions/1");
        assertThat(BundleReference.renamed(feed, KEYS)).isEqualTo(feed);
    }
}
