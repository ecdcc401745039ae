package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.value.RowScans;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of several widgets for one screen, which does not wait long for them. */
@ApplicationScoped
public class WidgetRows {

    private static final System.Logger LOG = System.getLogger(WidgetRows.class.getName());

    /** The time for the rows of all widgets together. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    private RowScans scans;

    /** @param size the number of rows of a page */
    public record Requested(String widget, RowSource rows, int size) {}

    /**
     * The first page of a widget.
     *
     * @param page null if it could not be read
     * @param failure the reason, or null
     */
    public record FirstPage(RowsPage page, String failure) {}

    /**
     * Returns the first pages by widget. A page that is not ready in time is missing. All pages are one piece of work in the
     * queue of calculations.
     */
    public Map<String, FirstPage> firstPages(List<Requested> all) {
        Map<String, FirstPage> pages = new ConcurrentHashMap<>();
        all.stream().filter(each -> each.rows().isStored()).forEach(each -> pages.put(each.widget(), first(each)));
        List<Requested> scanned =
                all.stream().filter(each -> !each.rows().isStored()).toList();
        if (!scanned.isEmpty()) {
            scan(scanned, pages);
        }
        return Map.copyOf(pages);
    }

    private void scan(List<Requested> scanned, Map<String, FirstPage> pages) {
        String organizationId = scanned.get(0).rows().organizationId();
        Instant end = Instant.now().plus(PATIENCE);
        try {
            scans.run(organizationId, PATIENCE, () -> read(scanned, end, pages));
        } catch (ProblemException full) {
            LOG.log(System.Logger.Level.DEBUG, "the rows of widgets have to wait: {0}", full.getMessage());
        }
    }

    private static boolean read(List<Requested> all, Instant end, Map<String, FirstPage> pages) {
        all.stream()
                .takeWhile(each -> Instant.now().isBefore(end))
                .forEach(each -> pages.put(each.widget(), first(each)));
        return true;
    }

    private static FirstPage first(Requested requested) {
        RowCursor start = RowCursor.timeless();
        try {
            Page page = requested.rows().pages().read(start.now(), null, requested.size());
            return new FirstPage(RowAnswers.page(requested.rows(), start, page), null);
        } catch (ProblemException failure) {
            return new FirstPage(null, failure.problem().detail());
        }
    }
}
