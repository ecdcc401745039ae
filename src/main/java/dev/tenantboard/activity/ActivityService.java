package dev.tenantboard.activity;

import dev.tenantboard.paging.KeysetQuery;
import dev.tenantboard.paging.Page;
import dev.tenantboard.paging.PageRequest;
import dev.tenantboard.paging.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Activities of the caller's organization. */
@Stateless
@Tenanted
public class ActivityService {

    private static final SortKey<ActivityFeed> ORDER = SortKey.newestFirst("createdAt", ActivityFeed::createdAt);

    /** What members record themselves; anything else would let them forge a trail. */
    private static final Set<ActivityType> OF_MEMBERS =
            EnumSet.of(ActivityType.USER_ACTION, ActivityType.WORKFLOW_UPDATE);

    private static final List<String> INGEST = List.of("activities:ingest");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    public Page<ActivityView> list(PageRequest request, ActivityFilter filter) {
        var query = feed();
        filter.applyTo(query);
        return query.page(request, ORDER, ActivityFeed::id).map(ActivityView::of);
    }

    /** The newest activities that are not archived. */
    public List<ActivityView> latest(int limit) {
        return feed().where("e.archived = false").first(limit, ORDER).stream()
                .map(ActivityView::of)
                .toList();
    }

    /** How many activities are unread, by the organization's marks. */
    public ActivityCounts counts() {
        List<ActivitySeverity> severities =
                feed().where(ActivityState.UNREAD.condition()).first(ActivityCounts.MAX + 1, ORDER).stream()
                        .map(activity -> activity.what().severity())
                        .toList();
        return ActivityCounts.of(tenant.caller(), severities);
    }

    private KeysetQuery<ActivityFeed> feed() {
        Caller caller = tenant.caller();
        var query = new KeysetQuery<>(entities, ActivityFeed.class).owned(caller);
        return Access.READ_SECURITY_EVENTS.permits(caller)
                ? query
                : query.where("e.type <> :hidden", "hidden", ActivityType.SECURITY_EVENT);
    }

    public ActivityView get(String id) {
        return ActivityView.of(rows.readable(ActivityFeed.class, id));
    }

    public ActivityView record(NewActivity what) {
        if (!OF_MEMBERS.contains(what.type()) && !tenant.caller().holds(INGEST)) {
            throw ProblemException.forbidden(
                    "Members record USER_ACTION and WORKFLOW_UPDATE; other types need the permission activities:ingest.");
        }
        var activity = new ActivityFeed(tenant.caller(), what);
        entities.persist(activity);
        return ActivityView.of(activity);
    }

    public ActivityView mark(String id, UnaryOperator<ActivityMarks> change) {
        ActivityFeed activity = rows.changeable(ActivityFeed.class, id);
        activity.mark(change.apply(activity.marks()));
        return ActivityView.of(activity);
    }
}
