package dev.tenantboard.bench;

import dev.tenantboard.bench.control.ControlApplication;
import dev.tenantboard.server.CodeLocation;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.postgresql.Driver;

/** The control's classes and the product's driver. */
final class ControlWar {

    private ControlWar() {}

    static Path writeTo(Path war) {
        ShrinkWrap.create(WebArchive.class, "control.war")
                .addPackages(
                        false,
                        Filters.exclude(".*Test\\.class"),
                        ControlApplication.class.getPackage().getName())
                .addAsLibraries(CodeLocation.of(Driver.class).toFile())
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
