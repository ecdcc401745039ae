package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Access is denied by default, for operations and for decisions. */
class AccessFilterTest {

    /** A resource without some annotations. */
    public static class Incomplete {

        @GET
        public void withoutAccess() {}

        @GET
        @PermitAll
        public void permittedToAllByTheContainersAnnotation() {}

        @GET
        @Requires(Access.READ_WIDGETS)
        public void withAccess() {}
    }

    @Test
    void refusesOperationsThatNameNoAccess() throws Exception {
        for (String name : List.of("withoutAccess", "permittedToAllByTheContainersAnnotation")) {
            assertThatThrownBy(() -> AccessFilter.requiredBy(Incomplete.class.getMethod(name)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemType.OPERATION_CLOSED));
        }
        assertThat(AccessFilter.requiredBy(Incomplete.class.getMethod("withAccess")))
                .isEqualTo(Access.READ_WIDGETS);
    }

    @ParameterizedTest
    @EnumSource
    void permitsViewersToReadAndToWriteTheirOwnOnly(Access access) {
        boolean readsOrOwn = access.name().startsWith("READ_")
                || access.name().contains("_OWN_")
                || access == Access.STREAM_EVENTS
                || access == Access.EXECUTE_QUICK_ACTIONS;
        boolean isOfManagers = EnumSet.of(Access.READ_SECURITY_EVENTS, Access.READ_BUNDLE, Access.READ_TEMPLATES)
                .contains(access);
        boolean forViewers = readsOrOwn && !isOfManagers && access.reaches(Scope.ORGANIZATION);

        assertThat(access.permits(member(Role.VIEWER))).isEqualTo(forViewers);
        assertThat(access.permits(member(Role.OWNER))).isEqualTo(access.reaches(Scope.ORGANIZATION));
    }

    @ParameterizedTest
    @EnumSource
    void permitsSystemRowsForTheseOnly(Access access) {
        Caller administrator = Caller.withoutOrganization(Scope.SYSTEM, "user");
        EnumSet<Access> ofSystemRows = EnumSet.of(
                Access.READ_QUICK_ACTIONS,
                Access.WRITE_QUICK_ACTIONS,
                Access.READ_METRICS,
                Access.WRITE_METRICS,
                Access.READ_METRIC_DATASETS,
                Access.READ_TEMPLATES,
                Access.WRITE_TEMPLATES);

        assertThat(access.permits(administrator)).isEqualTo(ofSystemRows.contains(access));
    }

    @Test
    void permitsMembersToChangeTheirOwnOnly() {
        assertThat(Access.CHANGE_WIDGETS.permits(member(Role.MEMBER), "user")).isTrue();
        assertThat(Access.CHANGE_WIDGETS.permits(member(Role.MEMBER), "another"))
                .isFalse();
        assertThat(Access.CHANGE_WIDGETS.permits(member(Role.MEMBER), null)).isFalse();
        assertThat(Access.CHANGE_WIDGETS.permits(member(Role.ADMIN), "another")).isTrue();
        assertThat(Access.CHANGE_WIDGETS.permits(member(Role.VIEWER), "user")).isFalse();
    }

    private static Caller member(Role role) {
        return Caller.member("user", "organization", role, List.of(), Tier.FREE);
    }
}
