package dev.tenantboard.activity.recording;

import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Records a refusal (403) in the audit trail. It uses its own transaction, because the request's is rolled back. A
 * failure here does not change the answer.
 */
@Provider
public class RefusalFilter implements ContainerResponseFilter {

    private static final Logger LOG = System.getLogger(RefusalFilter.class.getName());

    @Context
    private ResourceInfo resource;

    @Inject
    private CallerRequest caller;

    @Inject
    private AuditTrail trail;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.FORBIDDEN.getStatusCode() && caller.becomeRecordOfRefusal()) {
            record(resource.getResourceMethod().getAnnotation(Operation.class).operationId());
        }
    }

    private void record(String operationId) {
        try {
            trail.recordRefusal(operationId);
        } catch (ProblemException noMember) {
            LOG.log(
                    Level.DEBUG,
                    "a refused {0} is not recorded, because the caller has no organization: {1}",
                    operationId,
                    noMember.getMessage());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "recording the refusal of " + operationId + " failed", failure);
        }
    }
}
