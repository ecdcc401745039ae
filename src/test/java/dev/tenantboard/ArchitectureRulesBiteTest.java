package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSSigner;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.http.BulkAnswer;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.widget.DashboardWidget;
import dev.tenantboard.widget.WidgetResource;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.Signature;
import java.security.SignatureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.persistence.annotations.Multitenant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, shown what it is there to find. */
class ArchitectureRulesBiteTest {

    @Entity
    static class OfNobody {}

    @Entity
    @Multitenant
    static class WithoutListener implements OrganizationOwned {

        @Column(name = "organization_id")
        private String organizationId;

        @Override
        public String organizationId() {
            return organizationId;
        }

        @Override
        public boolean isReadableBy(Caller caller) {
            return true;
        }
    }

    @Stateless
    static class WithoutTenant {

        private EntityManager entities;
    }

    @Transactional
    static class WithTransaction {

        @Resource
        private DataSource pool;
    }

    static class PlainSql {

        private Database database;
        private EntityManager entities;

        void run(Connection connection) throws SQLException {
            connection.prepareStatement("select 1");
        }

        Object runNatively() {
            return entities.createNativeQuery("select 1");
        }
    }

    @Path("elsewhere")
    static class Elsewhere {

        private WidgetResource widgets;
        private EntityManager entities;

        @GET
        public List<DashboardWidget> everybodys() {
            return List.of();
        }

        @POST
        public Response twice() {
            return null;
        }

        @APIResponseSchema(value = BulkAnswer.class, responseCode = "207")
        public Response many(List<String> items) {
            entities.persist(items);
            return null;
        }

        @Idempotent
        Response unscoped() {
            return null;
        }

        @Path("sub")
        public Object locator() {
            return null;
        }
    }

    static class Impostor {

        private CallerRequest request;

        Caller other(Caller real) {
            return new Caller(
                    real.scope(), "another", "foreign", real.role(), real.permissions(), real.tier(), null, null);
        }

        Caller product() {
            return Caller.product("foreign");
        }

        void admit() {
            request.dismiss();
        }
    }

    static class Careless {

        private java.util.Date date;

        void work() throws InterruptedException {
            System.out.println(date);
            Thread.sleep(1);
        }
    }

    static class Issuer {

        private JWSSigner signer;
    }

    static class Signing {

        byte[] sign(Signature signature) throws SignatureException {
            return signature.sign();
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ArchitectureTest.entitiesAreClassified, OfNobody.class),
                Arguments.of(ArchitectureTest.entitiesAreClassified, WithoutListener.class),
                Arguments.of(ArchitectureTest.tenantColumnsAreWrittenByTheTenantOnly, WithoutListener.class),
                Arguments.of(ArchitectureTest.servicesOpenATenant, WithoutTenant.class),
                Arguments.of(ArchitectureTest.entityManagersAreForServices, WithoutTenant.class),
                Arguments.of(ArchitectureTest.nothingElseStartsTransactions, WithTransaction.class),
                Arguments.of(ArchitectureTest.dataSourcesAreForTheConcerns, WithTransaction.class),
                Arguments.of(ArchitectureTest.dataSourcesAreForTheConcerns, PlainSql.class),
                Arguments.of(ArchitectureTest.sqlRunsInOnePlace, PlainSql.class),
                Arguments.of(ArchitectureTest.callersAreMadeByTenancy, Impostor.class),
                Arguments.of(ArchitectureTest.onlyResourcesHavePaths, Elsewhere.class),
                Arguments.of(ArchitectureTest.resourcesAreNobodysHelpers, Elsewhere.class),
                Arguments.of(ArchitectureTest.operationsSayWhatTheyRequire, Elsewhere.class),
                Arguments.of(ArchitectureTest.postsAreIdempotent, Elsewhere.class),
                Arguments.of(ArchitectureTest.itemsAreCounted, Elsewhere.class),
                Arguments.of(ArchitectureTest.rowsAreInsertedByFewClasses, Elsewhere.class),
                Arguments.of(ArchitectureTest.idempotentMethodsAreIntercepted, Elsewhere.class),
                Arguments.of(ArchitectureTest.resourcesHaveNoOtherPublicMethods, Elsewhere.class),
                Arguments.of(ArchitectureTest.entitiesStayInside, Elsewhere.class),
                Arguments.of(ArchitectureTest.nothingPrints, Careless.class),
                Arguments.of(ArchitectureTest.nothingSleeps, Careless.class),
                Arguments.of(ArchitectureTest.datesStayAtTheLibrary, Careless.class),
                Arguments.of(ArchitectureTest.nothingIssuesTokens, Issuer.class),
                Arguments.of(ArchitectureTest.nothingIssuesTokens, Signing.class),
                Arguments.of(ArchitectureTest.signaturesAreVerifiedInOnePlace, Signing.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void finds(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);

        assertThat(rule.evaluate(classes).hasViolation()).isTrue();
    }
}
