package dev.tenantboard.http.idempotency;

import dev.tenantboard.http.StrictJson;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.persistence.Statements;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Stores and repeats the answers of requests with a key. An exception inside rolls back the transaction that began
 * here, and with it the key and the change.
 *
 * <p>A service with more than one transaction does the steps of {@link #once} itself. Its first transaction calls
 * {@link #begin}, and {@link #claim} if there is no answer yet. Its last transaction calls {@link #complete}. In
 * between, a repeated request receives 409. If {@link #complete} is not called within a minute,
 * {@link StoredResponse#isUnknown} is true for a repeated request, and the work must not be repeated.
 *
 * <p>A service whose work may run twice without harm does not call {@link #claim}. A request that is repeated in
 * between runs too, and after a crash a repeated request is not refused. The last transaction of each calls
 * {@link #begin} again, and {@link #complete} only if there is no answer yet, so that all receive the same answer.
 */
@Stateless
@Tenanted
public class IdempotencyService {

    @Inject
    private Database database;

    @Resource
    private SessionContext context;

    @Inject
    private Tenant tenant;

    @Inject
    private IdempotentRequest request;

    @Inject
    private StrictJson json;

    /**
     * Returns the stored answer of the current request, or else calls and stores the answer in the same transaction.
     *
     * @throws IllegalStateException if the call returns although a service in it failed, because the transaction will
     *     be rolled back
     */
    public Response once(Callable<Object> call) {
        Optional<StoredResponse> earlier = begin();
        if (earlier.isPresent()) {
            return earlier.get().replay();
        }
        Response response = (Response) invoke(call);
        complete(response);
        if (context.getRollbackOnly()) {
            throw new IllegalStateException(
                    "the answer " + response.getStatus() + " belongs to a transaction that is rolled back");
        }
        return response;
    }

    /** Wraps checked exceptions, because they would not roll back the transaction. */
    private static Object invoke(Callable<Object> call) {
        try {
            return call.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new EJBException(failure);
        }
    }

    /**
     * Locks the current request's key until the transaction ends.
     *
     * @return the stored answer, or empty if the request is new
     * @throws dev.tenantboard.problem.ProblemException 409 if the request is in progress, 422 if the key belongs to
     *     another request
     */
    public Optional<StoredResponse> begin() {
        return database.run(statements -> keys(statements).find(request.fingerprint()));
    }

    /** Stores the current request's key without an answer. */
    public void claim() {
        store(StoredResponse.PENDING);
    }

    /** Stores the answer of the current request. */
    public void complete(Response response) {
        store(new StoredResponse(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                response.hasEntity() ? json.text(response.getEntity()) : null));
    }

    private void store(StoredResponse response) {
        database.run(statements -> keys(statements).store(request.fingerprint(), response));
    }

    private KeyRows keys(Statements statements) {
        return new KeyRows(statements, tenant.caller(), request);
    }
}
