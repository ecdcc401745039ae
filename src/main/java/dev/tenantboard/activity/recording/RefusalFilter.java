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
 * Writes down that a member was refused something (403), in a transaction of its own: the request's was rolled back. The
 * answer does not depend on it.
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
            trail.refused(operationId);
        } catch (ProblemException noMember) {
            LOG.log(Level.DEBUG, "a refusal of {0} is no organization's: {1}", operationId, noMember.getMessage());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a refusal of " + operationId + " could not be recorded", failure);
        }
    }
}
