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
 * Caches queries that EclipseLink has translated to SQL. EclipseLink's own cache excludes queries with a limit, and
 * would translate them for each use. This cache contains one query with some limit for each JPQL text. Each use gets a
 * copy with its own limit, which is a parameter of the SQL, like the tenant.
 */
final class LimitedQueries {

    /** Each query needs about 20 kB. Queries above the limit are translated each time. */
    private static final int MAX_CACHED = 300;

    private static final Map<String, ReadQuery> CACHE = new ConcurrentHashMap<>();

    private LimitedQueries() {}

    static Query of(EntityManager entities, String jpql, int limit) {
        JpaEntityManager provider = entities.unwrap(JpaEntityManager.class);
        ReadQuery cached = CACHE.get(jpql);
        if (cached != null) {
            return copy(cached, provider).setMaxResults(limit);
        }
        Query query = entities.createQuery(jpql);
        if (CACHE.size() < MAX_CACHED) {
            CACHE.putIfAbsent(jpql, prepared(query, limit, (AbstractSession) provider.getServerSession()));
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

    /** A copied report query has the prepared SQL of its original, but is not marked as prepared. */
    private static Query copy(ReadQuery cached, JpaEntityManager provider) {
        Query copy = provider.createQuery((ReadQuery) cached.clone());
        copy.unwrap(JpaQuery.class).getDatabaseQuery().setIsPrepared(true);
        return copy;
    }
}
