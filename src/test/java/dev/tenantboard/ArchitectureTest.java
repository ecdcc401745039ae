package dev.tenantboard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tenantboard.access.Caller;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.access.CountedItems;
import dev.tenantboard.access.Requires;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.dashboard.UserDashboardService;
import dev.tenantboard.definition.DefinitionRow;
import dev.tenantboard.definition.Definitions;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.metric.value.ValueStore;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.quickaction.QuickActionRuns;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.tenancy.UserOwned;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EntityManager;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.Signature;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.ReadOnly;

/** The rules that isolation and the layout rest on, each with its reason. */
@AnalyzeClasses(packages = "dev.tenantboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<CanBeAnnotated> JAX_RS_METHOD =
            DescribedPredicate.describe("JAX-RS methods", method -> method.isMetaAnnotatedWith(HttpMethod.class));

    /** Resource methods that are posted to and take no Idempotency-Key, each with its reason. */
    private static final Map<String, String> NOT_IDEMPOTENT = Map.of(
            "MetricValueResource.preview",
            "it stores nothing, and what it answers is of the time it is asked",
            "DatasetRowsResource.rows",
            "it reads only, and is a POST because a query does not fit into a URL");

    // Layout

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.tenantboard.(**)")
            .should()
            .beFreeOfCycles()
            .because("a reader who follows a request goes one way: resource, service, entity, database");

    @ArchTest
    static final ArchRule topLevelPackagesHaveNoCycles = slices().matching("dev.tenantboard.(*)..")
            .should()
            .beFreeOfCycles()
            .because(
                    "the packages below the root are the table of contents, and each can be read before those above it");

    @ArchTest
    static final ArchRule resourcesAreNobodysHelpers = noClasses()
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Resource")
                    .and(DescribedPredicate.describe(
                            "another class", type -> type.getPackageName().startsWith("dev.tenantboard"))))
            .because("features call each other's services, which open the tenant; a resource is for HTTP only")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyResourcesHavePaths = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("a path anywhere else escapes the reader, and the rules for resources below");

    @ArchTest
    static final ArchRule resourcesAreMadeOnce = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(ApplicationScoped.class)
            .because("a resource that is made for each request costs it a sixth of its time");

    // Tenants and access

    @ArchTest
    static final ArchRule servicesOpenATenant = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .should()
            .beAnnotatedWith(Tenanted.class)
            .because("a transaction without a tenant has no place in a feature");

    @ArchTest
    static final ArchRule nothingElseStartsTransactions = noClasses()
            .should(beAnnotatedWith(Stateful.class))
            .orShould(beAnnotatedWith(Transactional.class))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(UserTransaction.class)
            .because("the tenant is opened where the transaction starts: at a @Tenanted @Stateless service");

    @ArchTest
    static final ArchRule entityManagersAreForServices = fields().that()
            .haveRawType(EntityManager.class)
            .should()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "are services or open the tenant",
                    type -> type.isAnnotatedWith(Tenanted.class)
                            || type.getPackageName().startsWith("dev.tenantboard.tenancy")
                            || (type.getPackageName().startsWith("dev.tenantboard.persistence")
                                    && !type.isAnnotatedWith(Stateless.class))))
            .because("an entity manager outside of a tenant's transaction reads without its criteria");

    @ArchTest
    static final ArchRule dataSourcesAreForTheConcerns = noClasses()
            .that(DescribedPredicate.describe(
                    "are features' and no services",
                    type -> !type.getPackageName()
                                    .matches(
                                            "dev\\.tenantboard\\.(tenancy|persistence|monitoring|schema|metric\\.catalog|live\\.log)")
                            && !type.isAnnotatedWith(Tenanted.class)))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Database.class)
            .because("plain SQL outside of a tenant's transaction is seen by the policies alone");

    @ArchTest
    static final ArchRule sqlRunsInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tenantboard.persistence")
            .should()
            .callMethod(Connection.class, "prepareStatement", String.class)
            .orShould()
            .callMethod(EntityManager.class, "createNativeQuery", String.class)
            .because("Statements and NativeQueries set parameters, read results and close them for all");

    @ArchTest
    static final ArchRule callersAreMadeByTenancy = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tenantboard.access", "dev.tenantboard.tenancy")
            .should()
            .callConstructorWhere(DescribedConditions.makesACaller())
            .orShould()
            .callMethodWhere(DescribedConditions.makesOrAdmitsACaller())
            .because("the access package admits a caller, and the tenancy package asks the database who it is; "
                    + "any other caller would be invented")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule operationsSayWhatTheyRequire = methods()
            .that(JAX_RS_METHOD)
            .should()
            .beAnnotatedWith(Requires.class)
            .because("an operation without an access is refused to everyone, and nobody wants to write such a one");

    @ArchTest
    static final ArchRule postsAreIdempotent = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .should(DescribedConditions.takeAnIdempotencyKey())
            .because(
                    "a client that got no answer sends a POST again; one that changes nothing is named above, and why");

    @ArchTest
    static final ArchRule itemsAreCounted = methods()
            .that(DescribedConditions.ANSWER_EACH_ITEM)
            .should(DescribedConditions.takeCountedItems())
            .because("a request with a thousand items costs the server as much as a thousand requests");

    @ArchTest
    static final ArchRule idempotentMethodsAreIntercepted = methods()
            .that()
            .areAnnotatedWith(Idempotent.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ApplicationScoped.class)
            .andShould()
            .haveRawReturnType(Response.class)
            .because("the annotation on a class without a scope does nothing, and what is kept is a response");

    @ArchTest
    static final ArchRule resourcesHaveNoOtherPublicMethods = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should(DescribedConditions.are(JAX_RS_METHOD))
            .because("a sub-resource locator would be a way around the access of its resource");

    // Entities

    @ArchTest
    static final ArchRule entitiesAreClassified = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(DescribedConditions.beTenantsOrReadOnly())
            .because("an entity of no tenant would be every tenant's");

    @ArchTest
    static final ArchRule tenantColumnsAreWrittenByTheTenantOnly = fields().that()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "belong to a tenant",
                    type -> type.isAnnotatedWith(Multitenant.class) || type.isAnnotatedWith(MappedSuperclass.class)))
            .and(DescribedConditions.mapTheColumns("organization_id"))
            .should(DescribedConditions.neverWrite())
            .because("EclipseLink writes the discriminator; a mapping of ours would let a row change its owner");

    @ArchTest
    static final ArchRule definitionsAreChangedInOnePlace = noClasses()
            .that()
            .areNotAssignableTo(DefinitionRow.class)
            .should()
            .callMethodWhere(DescribedConditions.definesARow())
            .because("a change that bypasses Definitions needs no If-Match and is not in the audit trail");

    @ArchTest
    static final ArchRule rowsAreInsertedByFewClasses = noClasses()
            .that(DescribedConditions.areNot(
                    Definitions.class,
                    AuditTrail.class,
                    UserDashboardService.class,
                    ValueStore.class,
                    QuickActionRuns.class))
            .should()
            .callMethod(EntityManager.class, "persist", Object.class)
            .orShould()
            .callMethod(EntityManager.class, "merge", Object.class)
            .because("a definition that bypasses Definitions has no quota, and limits.md says what limits the others");

    @ArchTest
    static final ArchRule entitiesStayInside = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notHaveRawReturnType(DescribedConditions.entities())
            .andShould(DescribedConditions.notTakeEntities())
            .because("an entity is never serialised: its fields are the table's, not the API's");

    // Manners

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("a log has levels and a trace id");

    @ArchTest
    static final ArchRule timesAreModern = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Timestamp")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat")
            .because("times are java.time's, with their offset");

    @ArchTest
    static final ArchRule datesStayAtTheLibrary = fields().should()
            .notHaveRawType(java.util.Date.class)
            .because("times are java.time's; only the JOSE library still hands out dates");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a thread that sleeps holds a request, a connection or a lock");

    @ArchTest
    static final ArchRule nothingIssuesTokens = noClasses()
            .should()
            .dependOnClassesThat(assignableTo("com.nimbusds.jose.JWSSigner")
                    .or(nameMatching("com\\.nimbusds\\..*(Signer|Encrypter|KeyGenerator).*")))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.security\\.(PrivateKey|KeyPairGenerator)"))
            .orShould()
            .callMethodWhere(DescribedConditions.signs())
            .because("who could issue tokens could be anybody in any organization");

    @ArchTest
    static final ArchRule signaturesAreVerifiedInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.tenantboard.access.Ed25519Keys")
            .should()
            .dependOnClassesThat(nameMatching("java\\.security\\.Signature"))
            .because("the JDK's class can also sign, and the JOSE library verifies all but Ed25519");

    /** Conditions that ArchUnit has no words for. */
    private static final class DescribedConditions {

        private static ArchCondition<JavaMethod> are(DescribedPredicate<CanBeAnnotated> predicate) {
            return condition("be " + predicate.getDescription(), predicate::test);
        }

        private static final DescribedPredicate<JavaMethod> ANSWER_EACH_ITEM = DescribedPredicate.describe(
                "answer each item (207)",
                method -> method.tryGetAnnotationOfType(APIResponseSchema.class)
                        .map(answer -> answer.responseCode().equals("207"))
                        .orElse(false));

        private static ArchCondition<JavaMethod> takeCountedItems() {
            return condition(
                    "take a body of CountedItems",
                    method -> method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isAssignableTo(CountedItems.class)));
        }

        private static DescribedPredicate<JavaMethodCall> signs() {
            return DescribedPredicate.describe(
                    "signs",
                    call -> call.getTargetOwner().isEquivalentTo(Signature.class)
                            && Set.of("initSign", "sign").contains(call.getName()));
        }

        private static DescribedPredicate<JavaClass> areNot(Class<?>... types) {
            return DescribedPredicate.describe(
                    "are not " + Stream.of(types).map(Class::getSimpleName).toList(),
                    type -> Stream.of(types).noneMatch(type::isEquivalentTo));
        }

        private static DescribedPredicate<JavaConstructorCall> makesACaller() {
            return DescribedPredicate.describe(
                    "makes a caller", call -> call.getTargetOwner().isEquivalentTo(Caller.class));
        }

        private static DescribedPredicate<JavaMethodCall> makesOrAdmitsACaller() {
            return DescribedPredicate.describe(
                    "makes or admits a caller",
                    call -> call.getTargetOwner().isEquivalentTo(Caller.class)
                                    && call.getTarget().getRawReturnType().isEquivalentTo(Caller.class)
                            || call.getTargetOwner().isEquivalentTo(CallerRequest.class)
                                    && Set.of("admit", "admitToBackground", "dismiss")
                                            .contains(call.getName()));
        }

        private static DescribedPredicate<JavaMethodCall> definesARow() {
            return DescribedPredicate.describe(
                    "defines a row",
                    call -> call.getTargetOwner().isAssignableTo(DefinitionRow.class)
                            && call.getName().equals("define"));
        }

        private static ArchCondition<JavaMethod> takeAnIdempotencyKey() {
            return condition(
                    "be @Idempotent",
                    method -> method.isAnnotatedWith(Idempotent.class)
                            || NOT_IDEMPOTENT.containsKey(method.getOwner().getSimpleName() + "." + method.getName()));
        }

        private static ArchCondition<JavaClass> beTenantsOrReadOnly() {
            return condition(
                    "be a tenant's (owned, @Multitenant, with TenantListener) or read-only with criteria",
                    entity -> isTenants(entity) || isReadOnly(entity));
        }

        private static boolean isTenants(JavaClass entity) {
            return (entity.isAssignableTo(OrganizationOwned.class) || entity.isAssignableTo(UserOwned.class))
                    && entity.isAnnotatedWith(Multitenant.class)
                    && entity.tryGetAnnotationOfType(EntityListeners.class)
                            .map(listeners -> Set.of(listeners.value()).contains(TenantListener.class))
                            .orElse(false);
        }

        private static boolean isReadOnly(JavaClass entity) {
            return entity.isAnnotatedWith(ReadOnly.class) && entity.isAnnotatedWith(AdditionalCriteria.class);
        }

        private static DescribedPredicate<JavaField> mapTheColumns(String... columns) {
            return DescribedPredicate.describe(
                    "map the tenant's column", field -> Set.of(columns).contains(columnOf(field)));
        }

        private static String columnOf(JavaField field) {
            return field.tryGetAnnotationOfType(Column.class)
                    .map(Column::name)
                    .or(() -> field.tryGetAnnotationOfType(JoinColumn.class).map(JoinColumn::name))
                    .orElse("");
        }

        private static ArchCondition<JavaField> neverWrite() {
            return condition(
                    "be insertable = false and updatable = false",
                    field -> field.tryGetAnnotationOfType(Column.class)
                            .map(column -> !column.insertable() && !column.updatable())
                            .or(() -> field.tryGetAnnotationOfType(JoinColumn.class)
                                    .map(column -> !column.insertable() && !column.updatable()))
                            .orElse(false));
        }

        private static DescribedPredicate<JavaClass> entities() {
            return DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class));
        }

        private static ArchCondition<JavaMethod> notTakeEntities() {
            return condition(
                    "not have an entity in its signature",
                    method -> Stream.concat(
                                    method.getReturnType().getAllInvolvedRawTypes().stream(),
                                    method.getParameterTypes().stream()
                                            .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                            .noneMatch(type -> type.isAnnotatedWith(Entity.class)));
        }

        private static <T extends HasName> ArchCondition<T> condition(String description, Predicate<T> holds) {
            return new ArchCondition<>(description) {
                @Override
                public void check(T item, ConditionEvents events) {
                    boolean held = holds.test(item);
                    events.add(new SimpleConditionEvent(
                            item, held, item.getName() + (held ? " does " : " does not ") + description));
                }
            };
        }
    }
}
