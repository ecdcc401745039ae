package dev.tenantboard.server;

import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The unchanged WAR that {@code package} built, with the tests that run inside the server in addition. */
final class BuiltWar {

    private BuiltWar() {}

    static WebArchive withTests() {
        JavaArchive tests = ShrinkWrap.create(JavaArchive.class, "tests.jar")
                .addPackages(
                        true, Filters.include(".*Inside(IT|ServerTest|Servlet)(\\$.*)?\\.class"), "dev.tenantboard");
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class, ServerFiles.fromProperties().war().toFile())
                .addAsLibraries(tests)
                .addAsLibraries(CodeLocation.of(Assertions.class).toFile());
    }
}
