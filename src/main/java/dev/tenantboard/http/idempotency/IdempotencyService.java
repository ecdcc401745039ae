package dev.tenantboard.http.idempotency;

import dev.tenantboard.http.StrictJson;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Answers of requests that carry a key. Whatever is thrown inside leaves the transaction to be rolled back here, the key with
 * the change, because this is where it began.
 *
 * <p>Work that is more than one transaction does what {@link #once} does by itself. In the transaction that begins it:
 * {@link #begin}, and if there is no answer yet, {@link #claim} beside what it writes. In the one that ends it:
 * {@link #complete}. In between the request answers 409 when it is sent again; if it never was completed, then after a
 * minute {@link StoredResponse#isUnknown}, and the work is not to be done again.
 */
@Stateless
@Tenanted
public class IdempotencyService {

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Resource
    private SessionContext context;

    @Inject
    private Tenant tenant;

    @Inject
    private IdempotentRequest request;

    @Inject
    private StrictJson json;

    /**
     * What was answered to the current request before, or else what the call answers, kept in the same transaction.
     *
     * @throws IllegalStateException if the call answers although a service in it failed: nothing of it will be committed
     */
    public Response once(Callable<Object> call) {
        Optional<StoredResponse> earlier = begin();
        if (earlier.isPresent()) {
            return earlier.get().replay();
        }
        Response answer = (Response) answer(call);
        complete(answer);
        if (context.getRollbackOnly()) {
            throw new IllegalStateException("answered " + answer.getStatus() + " to what is rolled back");
        }
        return answer;
    }

    /** A checked exception would not roll the transaction back. */
    private static Object answer(Callable<Object> call) {
        try {
            return call.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new EJBException(failure);
        }
    }

    /**
     * Takes the current request's key until the transaction ends.
     *
     * @return what was answered before, or nothing if the request is new
     * @throws dev.tenantboard.problem.ProblemException 409 if it is being worked on, 422 if the key was another request's
     */
    public Optional<StoredResponse> begin() {
        try (Connection connection = pool.getConnection()) {
            return keys(connection).open(request.fingerprint());
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** Keeps the current request's key without an answer. */
    public void claim() {
        keep(StoredResponse.NONE_YET);
    }

    /** Keeps the answer of the current request. */
    public void complete(Response answer) {
        keep(new StoredResponse(
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.LOCATION),
                answer.getHeaderString(HttpHeaders.ETAG),
                answer.hasEntity() ? json.text(answer.getEntity()) : null));
    }

    private void keep(StoredResponse answer) {
        try (Connection connection = pool.getConnection()) {
            keys(connection).keep(request.fingerprint(), answer);
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private KeyRows keys(Connection connection) {
        return new KeyRows(connection, tenant.caller(), request);
    }
}
