package dev.tenantboard.tenancy;

import jakarta.ejb.ApplicationException;

/** The product was to work in an organization that is not there, or not any more. */
@ApplicationException(rollback = true)
public class OrganizationGoneException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OrganizationGoneException() {
        super("the product was to work in an organization that is not there");
    }
}
