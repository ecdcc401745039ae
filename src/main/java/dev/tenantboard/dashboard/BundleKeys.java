package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The keys that bundles have given to rows of the caller's organization. A key is deleted with its row. */
@Stateless
@Tenanted
public class BundleKeys {

    private static final String STORED = """
            select kind, bundle_key, coalesce(metric_id, quick_action_id, widget_id)
            from dashboard_bundle_keys
            where organization_id = ?
            """;

    private static final String STORE = """
            insert into dashboard_bundle_keys
                (organization_id, kind, bundle_key, metric_id, quick_action_id, widget_id)
            select
                cast(? as text),
                k.kind,
                k.bundle_key,
                case when k.kind = 'METRIC' then k.id end,
                case when k.kind = 'QUICK_ACTION' then k.id end,
                case when k.kind = 'WIDGET' then k.id end
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[])) k (kind, bundle_key, id)
            """;

    private static final String OF_PLATFORM = """
            select id
            from dashboard_metrics
            where organization_id is null and id = any(cast(? as text[]))
            union all
            select id
            from quick_actions
            where organization_id is null and id = any(cast(? as text[]))
            """;

    /** The key of a new row. */
    record NewKey(BundleKind kind, String key, String id) {}

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /** Returns the keys by the ids of their rows. */
    public Map<BundleKind, Map<String, String>> stored() {
        Map<BundleKind, Map<String, String>> keys = new EnumMap<>(BundleKind.class);
        for (BundleKind kind : BundleKind.values()) {
            keys.put(kind, new HashMap<>());
        }
        for (Object found :
                NativeQueries.of(entities, STORED, tenant.organizationId()).getResultList()) {
            Object[] row = (Object[]) found;
            keys.get(BundleKind.valueOf((String) row[0])).put((String) row[2], (String) row[1]);
        }
        return keys;
    }

    /** Returns the ids of the platform's metrics and quick actions among several. */
    public Set<String> ofPlatform(Set<String> metrics, Set<String> quickActions) {
        Query found = NativeQueries.of(
                entities, OF_PLATFORM, metrics.toArray(String[]::new), quickActions.toArray(String[]::new));
        Set<String> ids = new HashSet<>();
        for (Object id : found.getResultList()) {
            ids.add((String) id);
        }
        return ids;
    }

    /** Stores the keys of new rows. */
    public void store(List<NewKey> keys) {
        if (!keys.isEmpty()) {
            NativeQueries.of(
                            entities,
                            STORE,
                            tenant.organizationId(),
                            texts(keys, key -> key.kind().name()),
                            texts(keys, NewKey::key),
                            texts(keys, NewKey::id))
                    .executeUpdate();
        }
    }

    private static String[] texts(List<NewKey> keys, Function<NewKey, String> field) {
        return keys.stream().map(field).toArray(String[]::new);
    }
}
