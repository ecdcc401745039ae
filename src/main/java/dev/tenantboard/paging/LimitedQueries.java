package dev.tenantboard.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.jpa.JpaQuery;
import org.eclipse.persistence.queries.ReadQuery;

/**
 * Queries of which EclipseLink has made SQL before. It keeps what it made of a JPQL text, but not under a limit: that it makes
 * anew for each use, unless the query has a name, and its kept form some limit; which one each use has is a parameter of the SQL.
 */
final class LimitedQueries {

    /** Each takes some 20 kB. Those that come later are made anew each time. */
    private static final int MAX_NAMED = 300;

    private static final Set<String> NAMED = ConcurrentHashMap.newKeySet();

    private LimitedQueries() {}

    static Query of(EntityManager entities, String jpql, int limit) {
        if (NAMED.contains(jpql)) {
            Query query = entities.createNamedQuery(jpql);
            // It is a copy, and that of a report says it were not prepared, though it has all that its original
            // prepared.
            query.unwrap(JpaQuery.class).getDatabaseQuery().setIsPrepared(true);
            return query.setMaxResults(limit);
        }
        Query query = entities.createQuery(jpql).setMaxResults(limit);
        if (NAMED.size() < MAX_NAMED) {
            entities.getEntityManagerFactory().addNamedQuery(jpql, query);
            var session = entities.unwrap(JpaEntityManager.class).getServerSession();
            ((ReadQuery) session.getQuery(jpql)).setMaxRows(limit);
            NAMED.add(jpql);
        }
        return query;
    }
}
