package dev.tenantboard.organization;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.BOTH_IN_ACME;
import static dev.tenantboard.api.Callers.GLOBEX;
import static dev.tenantboard.api.Callers.GLOBEX_MEMBER;
import static dev.tenantboard.api.Callers.INACTIVE;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountIT extends ServerTest {

    @Test
    void namesTheOrganizationsOfTheCallerWithRoleAndTier() {
        Answer me = me(BOTH_IN_ACME.withoutOrganization()).isStatus(200);

        assertThat(me.id()).isEqualTo(BOTH_IN_ACME.userId());
        assertThat(me.text("/email")).isEqualTo("user-both@example.com");
        assertThat(me.json().get("avatarUrl").isNull()).isTrue();
        assertThat(me.json().path("organizations").findValuesAsText("id")).containsExactly(ACME, GLOBEX);
        JsonNode acme = me.json().at("/organizations/0");
        assertThat(acme.path("role").asText()).isEqualTo("ADMIN");
        assertThat(acme.path("tier").asText()).isEqualTo("GROWTH");
        assertThat(me.text("/organizations/1/role")).isEqualTo("MEMBER");
    }

    @Test
    void namesNoOrganizationOfOthers() {
        assertThat(me(GLOBEX_MEMBER).isStatus(200).body()).doesNotContain(ACME).contains(GLOBEX);
        assertThat(me(STRANGER).isStatus(200).json().get("organizations")).isEmpty();
    }

    @Test
    void refusesInactiveAndUnknownUsers() {
        me(INACTIVE).isProblem(ProblemType.ACCOUNT_INACTIVE);
        me(INACTIVE.withoutOrganization()).isProblem(ProblemType.ACCOUNT_INACTIVE);
        me(new Caller("user-never-seen", null, Set.of())).isProblem(ProblemType.ACCOUNT_INACTIVE);
        api.anonymous().absolute().get("/api/v1/me").isProblem(ProblemType.TOKEN_MISSING);
    }

    private Answer me(Caller caller) {
        return api.as(caller).absolute().get("/api/v1/me");
    }
}
