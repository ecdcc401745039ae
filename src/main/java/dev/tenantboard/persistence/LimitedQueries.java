package dev.tenantboard.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.jpa.JpaQuery;
import org.eclipse.persistence.queries.ReadQuery;
import org.eclipse.persistence.sessions.DatabaseRecord;

/**
 * Queries of which EclipseLink has made SQL before. It keeps what it made of a JPQL text, but not under a limit: that it would
 * make anew for each use. So one with some limit is kept here, and each use has a copy with its own, which is a parameter of the
 * SQL, as the tenant is.
 */
final class LimitedQueries {

    /** Each takes some 20 kB. Those that come later are made anew each time. */
    private static final int MAX_KEPT = 300;

    private static final Map<String, ReadQuery> KEPT = new ConcurrentHashMap<>();

    private LimitedQueries() {}

    static Query of(EntityManager entities, String jpql, int limit) {
        JpaEntityManager provider = entities.unwrap(JpaEntityManager.class);
        ReadQuery kept = KEPT.get(jpql);
        if (kept != null) {
            return copy(kept, provider).setMaxResults(limit);
        }
        Query query = entities.createQuery(jpql);
        if (KEPT.size() < MAX_KEPT) {
            KEPT.putIfAbsent(jpql, prepared(query, limit, (AbstractSession) provider.getServerSession()));
        }
        return query.setMaxResults(limit);
    }

    private static ReadQuery prepared(Query query, int limit, AbstractSession session) {
        ReadQuery prepared =
                (ReadQuery) query.unwrap(JpaQuery.class).getDatabaseQuery().clone();
        prepared.setMaxRows(limit);
        prepared.checkPrepare(session, new DatabaseRecord());
        return prepared;
    }

    /** What JPA copies of a report says that it is not prepared, though it has all that its original prepared. */
    private static Query copy(ReadQuery kept, JpaEntityManager provider) {
        Query copy = provider.createQuery((ReadQuery) kept.clone());
        copy.unwrap(JpaQuery.class).getDatabaseQuery().setIsPrepared(true);
        return copy;
    }
}
