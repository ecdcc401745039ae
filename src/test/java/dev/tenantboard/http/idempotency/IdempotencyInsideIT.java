package dev.tenantboard.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Scope;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.InsideServerTest;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Resource methods that fail half-way must store nothing. No method of the product does, so the test simulates them.
 */
class IdempotencyInsideIT extends InsideServerTest {

    private final String tag = "half-done-" + UUID.randomUUID();

    @Inject
    private CallerRequest caller;

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService service;

    @Inject
    private Notes notes;

    /** A usual service. */
    @Stateless
    @Tenanted
    public static class Notes {

        @Resource(lookup = ConnectionPool.NAME)
        private DataSource pool;

        public void write(String tag, RuntimeException failure) throws SQLException {
            execute(
                    "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                            + " values (?, 'Half done', 'USER_ACTION', 'deal', '1', 'won', 'org-acme') returning 1",
                    tag);
            if (failure != null) {
                throw failure;
            }
        }

        public int count(String tag) throws SQLException {
            return execute("select count(*) from activity_feeds where id = ?", tag);
        }

        public int claims(String tag) throws SQLException {
            return execute("select count(*) from idempotency_keys where idempotency_key = ?", tag);
        }

        public void makeOverdue(String tag) throws SQLException {
            execute(
                    "update idempotency_keys set created_at = now() - interval '61 seconds' where idempotency_key = ?"
                            + " returning 1",
                    tag);
        }

        private int execute(String sql, String tag) throws SQLException {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, tag);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        }
    }

    @BeforeEach
    void admit() throws Exception {
        Method admit =
                CallerRequest.class.getDeclaredMethod("admit", Identity.class, Access.class, String.class, Scope.class);
        admit.setAccessible(true);
        var owner = new Identity("user-acme-owner", "org-acme", false, Instant.MAX);
        admit.invoke(caller, owner, Access.RECORD_ACTIVITIES, "org-acme", Scope.ORGANIZATION);
        request.set(new IdempotencyKey(tag), "recordActivity", URI.create("http://localhost/activities"));
    }

    private Response work() throws SQLException {
        notes.write(tag, null);
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("id", tag))
                .build();
    }

    @Test
    void storesTheChangeAndTheAnswer() throws SQLException {
        Response first = service.once(this::work);

        Response second = service.once(() -> {
            throw new IllegalStateException("called again");
        });

        assertThat(second.getStatus()).isEqualTo(first.getStatus()).isEqualTo(201);
        assertThat(second.getEntity())
                .isInstanceOfSatisfying(
                        RawValue.class, body -> assertThat(body.rawValue()).isEqualTo("{\"id\":\"" + tag + "\"}"));
        assertThat(second.getHeaderString(StoredResponse.REPLAYED)).isEqualTo("true");
        assertThat(notes.count(tag)).isOne();
    }

    @Test
    void storesNothingAfterAProblem() throws SQLException {
        assertNothingStoredAfter(ProblemException.invalid("/name", "is refused at last"));
    }

    @Test
    void storesNothingAfterAnUnexpectedException() throws SQLException {
        assertNothingStoredAfter(new IllegalStateException("a fault"));
    }

    @Test
    void storesNothingAfterAnExceptionOfTheContainer() throws SQLException {
        assertNothingStoredAfter(new NotFoundException());
    }

    @Test
    void storesNothingAfterACheckedException() throws SQLException {
        assertNothingStoredAfter(new IOException("a checked exception"));
    }

    @Test
    void storesNothingIfTheAnswerCannotBeWritten() throws SQLException {
        assertNothingStored(() -> {
            notes.write(tag, null);
            return Response.ok(new Object()).build();
        });
    }

    @Test
    void storesNothingAfterAFailedService() throws SQLException {
        assertNothingStored(() -> {
            notes.write(tag, new IllegalStateException("a fault inside"));
            return null;
        });
        assertNothingStored(() -> {
            notes.write(tag, ProblemException.notFound());
            return null;
        });
    }

    /** A problem of a service marks the transaction for rollback, even if the resource catches it. */
    @Test
    void storesNothingAfterASwallowedProblem() throws SQLException {
        assertNothingStored(() -> {
            try {
                notes.write(tag, ProblemException.notFound());
            } catch (ProblemException swallowed) {
                return Response.ok().build();
            }
            return null;
        });
    }

    private void assertNothingStoredAfter(Exception failure) throws SQLException {
        Throwable thrown = assertNothingStored(() -> {
            notes.write(tag, null);
            throw failure;
        });

        assertThat(rootOf(thrown)).isSameAs(failure);
        assertThat(service.once(this::work).getStatus()).isEqualTo(201);
    }

    private Throwable assertNothingStored(Callable<Object> work) throws SQLException {
        Throwable thrown = catchThrowable(() -> service.once(work));

        assertThat(thrown).isNotNull();
        assertThat(notes.count(tag)).isZero();
        assertThat(notes.claims(tag)).isZero();
        return thrown;
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    @Test
    void distinguishesAClaimFromAnAnswer() throws SQLException {
        assertThat(service.begin()).isEmpty();
        service.claim();

        assertThatThrownBy(service::begin)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem().code()).isEqualTo(ProblemType.IDEMPOTENT_REQUEST_RUNNING));
        notes.makeOverdue(tag);
        assertThat(service.begin())
                .hasValueSatisfying(answer -> assertThat(answer.isUnknown()).isTrue());

        service.complete(Response.noContent().build());
        assertThat(service.begin()).hasValueSatisfying(answer -> {
            assertThat(answer.isUnknown()).isFalse();
            assertThat(answer.replay().getStatus()).isEqualTo(204);
        });
    }
}
