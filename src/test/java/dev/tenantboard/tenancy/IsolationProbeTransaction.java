package dev.tenantboard.tenancy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Consumer;

/** A tenant's transaction for attempts, which is always rolled back. */
@Stateless
@Tenanted
public class IsolationProbeTransaction {

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private EJBContext transaction;

    public void attempt(Consumer<EntityManager> access) {
        transaction.setRollbackOnly();
        access.accept(entities);
    }
}
