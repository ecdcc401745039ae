package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.organization.People;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Activities of the caller's organization. */
@Stateless
@Tenanted
public class ActivityService {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private MergePatch patches;

    @Inject
    private People people;

    public Page<ActivityView> list(PageRequest request, ActivityFilter filter) {
        return people.name(filter.applyTo(this::feed)
                .page(request, PersonalActivity.NEWEST_FIRST, PersonalActivity::id)
                .map(ActivityView::of));
    }

    /** Returns the newest activities that are not archived for the caller, without their actors. */
    public List<Unnamed<ActivityView>> latest(int limit) {
        return feed().where(MarkConditions.NOT_ARCHIVED.jpql()).first(limit, PersonalActivity.NEWEST_FIRST).stream()
                .map(ActivityView::of)
                .toList();
    }

    public ActivityCounts counts() {
        return UnreadCount.of(entities, tenant.caller());
    }

    public ActivityView get(String id) {
        return people.name(ActivityView.of(find(id)));
    }

    private PersonalActivity find(String id) {
        return PersonalActivity.find(entities, tenant.caller(), id).orElseThrow(ProblemException::notFound);
    }

    private KeysetQuery<PersonalActivity> feed() {
        return PersonalActivity.feed(entities, tenant.caller());
    }

    public ActivityView mark(String id, ObjectNode patch) {
        ActivityFeed activity = rows.locked(ActivityFeed.class, id);
        PersonalActivity personal = find(id);
        activity.mark(patches.merge(activity.marks(), patch));
        return people.name(ActivityView.of(personal));
    }
}
