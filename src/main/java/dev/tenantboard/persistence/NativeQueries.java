package dev.tenantboard.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * Native SQL of the entity manager: it first writes the entities that changed. EclipseLink adds no tenant to native SQL, so it
 * refuses such queries. Each of ours compares the organization itself, and is allowed here.
 */
public final class NativeQueries {

    private NativeQueries() {}

    public static Query of(EntityManager entities, String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql).setHint("eclipselink.jdbc.allow-native-sql-query", true);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
