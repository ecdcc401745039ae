package dev.tenantboard.metric.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.metric.MetricView;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.server.InsideServerTest;
import dev.tenantboard.tenancy.SystemTasks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of claims when servers are late or definitions change. */
class ValueStoreInsideIT extends InsideServerTest {

    private static final String ACME = "org-acme";
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    private SystemTasks product;

    @Inject
    private MetricService metrics;

    @Inject
    private ValueClaims claims;

    @Inject
    private ValueStore store;

    @Resource
    private ManagedExecutorService threads;

    @Test
    void givesEachDueMetricToOneOnly() throws Exception {
        String metric = create().id();

        List<Claimed> first = in(() -> claims.due(List.of(metric), LONG));
        List<Claimed> second = in(() -> claims.due(List.of(metric), LONG));
        List<Claimed> forced = in(() -> claims.all(List.of(metric), LONG));

        assertThat(first).extracting(Claimed::metricId).containsExactly(metric);
        assertThat(second).isEmpty();
        assertThat(forced).isEmpty();
    }

    @Test
    void storesNothingOfWhoseClaimRanOutAndWasTakenOver() throws Exception {
        String metric = create().id();
        Claimed dead = in(() -> claims.due(List.of(metric), Duration.ZERO)).get(0);
        Claimed heir = in(() -> claims.due(List.of(metric), LONG)).get(0);

        boolean late = in(() -> store.keep(dead, outcome(1)));
        boolean kept = in(() -> store.keep(heir, outcome(2)));
        boolean later = in(() -> store.keep(dead, outcome(3)));

        assertThat(List.of(late, kept, later)).containsExactly(false, true, false);
        assertThat(in(() -> claims.due(List.of(metric), LONG))).isEmpty();
    }

    @Test
    void storesNothingOfADefinitionThatHasChangedAndCalculatesTheNewOne() throws Exception {
        MetricView metric = create();
        Claimed claimed = in(() -> claims.due(List.of(metric.id()), LONG)).get(0);
        in(() -> metrics.replace(metric.id(), Preconditions.ifMatch(metric.etag()), definition("Changed")));

        boolean kept = in(() -> store.keep(claimed, outcome(1)));

        assertThat(kept).isFalse();
        assertThat(in(() -> claims.due(List.of(metric.id()), LONG)))
                .extracting(Claimed::name)
                .containsExactly("Changed");
    }

    private MetricView create() throws Exception {
        return in(() -> metrics.create(definition("Claimed")));
    }

    private static MetricDefinition definition(String name) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("v", 1).put("dataset", "activities");
        query.putArray("measures").addObject().put("id", "n").put("agg", "count");
        query.put("value", "n");
        return new MetricDefinition(
                name, MetricCategory.SALES, query, null, null, null, null, null, null, null, null, null, null);
    }

    private static Outcome outcome(int value) {
        BigDecimal number = BigDecimal.valueOf(value);
        return new Figures(number, Map.of("n", number), null, List.of(), List.of(), List.of());
    }

    private <T> T in(Supplier<T> work) throws Exception {
        return threads.submit(() -> product.in(ACME, work)).get(30, TimeUnit.SECONDS);
    }
}
