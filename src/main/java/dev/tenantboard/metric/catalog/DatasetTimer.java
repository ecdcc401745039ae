package dev.tenantboard.metric.catalog;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Refreshes the catalog twice a minute, so that no request waits for it. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DatasetTimer {

    @Inject
    private Datasets datasets;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void look() {
        datasets.refresh();
    }
}
