package dev.tenantboard.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queries of which EclipseLink has made SQL before. It keeps what it made of a JPQL text, but not under a limit: that it makes
 * anew for each use, unless the query, with its limit, has a name.
 */
final class LimitedQueries {

    /** Each takes some 20 kB. Those that come later are made anew each time. */
    private static final int MAX_NAMED = 300;

    private static final Set<String> NAMED = ConcurrentHashMap.newKeySet();

    private LimitedQueries() {}

    static Query of(EntityManager entities, String jpql, int limit) {
        String name = jpql + " limit " + limit;
        if (NAMED.contains(name)) {
            return entities.createNamedQuery(name);
        }
        Query query = entities.createQuery(jpql).setMaxResults(limit);
        if (NAMED.size() < MAX_NAMED) {
            entities.getEntityManagerFactory().addNamedQuery(name, query);
            NAMED.add(name);
        }
        return query;
    }
}
