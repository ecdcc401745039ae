package dev.tenantboard.tenancy;

import jakarta.ejb.ApplicationException;

/** The organization of a system task does not exist, or was deleted. */
@ApplicationException(rollback = true)
public class OrganizationGoneException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OrganizationGoneException() {
        super("the organization of a system task does not exist");
    }
}
