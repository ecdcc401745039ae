package dev.tenantboard.metric.query;

import static dev.tenantboard.api.Callers.ACME_VIEWER;
import static dev.tenantboard.api.Callers.GLOBEX_OWNER;
import static dev.tenantboard.api.Callers.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.ServerTest;
import org.junit.jupiter.api.Test;

class QuerySchemaIT extends ServerTest {

    private static final String PLACE = "/metric-query-schema";

    @Test
    void showsEveryMemberTheSchemaThatQueriesAreHeldTo() {
        Answer schema = api.as(ACME_VIEWER).get(PLACE).isStatus(200);

        assertThat(schema.header("Content-Type")).startsWith("application/json");
        assertThat(schema.json()).isEqualTo(QuerySchema.document());
        api.as(ACME_VIEWER).ifNoneMatch(schema.etag()).get(PLACE).isStatus(304);
        api.as(GLOBEX_OWNER).ifNoneMatch(schema.etag()).get(PLACE).isStatus(200);
        api.as(STRANGER).get(PLACE).isProblem(403);
        api.anonymous().get(PLACE).isProblem(401);
    }

    @Test
    void isASchemaToWhoeverDoesNotInsistOnJson() {
        for (String accepted : new String[] {"application/schema+json", "*/*"}) {
            Answer schema =
                    api.as(ACME_VIEWER).with("Accept", accepted).get(PLACE).isStatus(200);

            assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
            assertThat(schema.json()).isEqualTo(QuerySchema.document());
        }
    }
}
