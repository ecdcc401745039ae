package dev.tenantboard.tenancy;

/** An entity whose row belongs to one user. */
public interface UserOwned {
    String userId();
}
