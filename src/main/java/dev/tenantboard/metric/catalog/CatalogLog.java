package dev.tenantboard.metric.catalog;

import java.util.List;

/** Logs each change of a view once: it became a dataset, is no longer one, or is rejected. */
final class CatalogLog {

    private static final System.Logger LOG = System.getLogger(CatalogLog.class.getName());

    private CatalogLog() {}

    static void changed(Catalog before, Catalog after) {
        after.trusted().forEach((name, trusted) -> {
            if (!trusted.equals(before.trusted().get(name))) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "The dataset {0} is offered. Isolation: {1}",
                        name,
                        described(trusted));
            }
        });
        before.trusted().keySet().stream()
                .filter(name -> !after.trusted().containsKey(name))
                .forEach(name -> LOG.log(System.Logger.Level.INFO, "The dataset {0} is gone.", name));
        after.refused().stream()
                .filter(refused -> !before.refused().contains(refused))
                .forEach(refused -> LOG.log(
                        System.Logger.Level.WARNING,
                        "The view {0} is no dataset: {1}",
                        refused.name(),
                        refused.reason()));
    }

    private static String described(List<String> trusted) {
        return trusted.isEmpty() ? "proved." : "not proved. " + String.join(" ", trusted);
    }
}
