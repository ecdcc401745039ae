package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.definition.Definitions;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.organization.People;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.Page;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.persistence.SortKey;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.quickaction.QuickActionUses.Usage;
import dev.tenantboard.quickaction.outbound.OutboundCalls;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Quick actions of the caller's organization, and the platform's. */
@Stateless
@Tenanted
public class QuickActionService {

    private static final SortKey<QuickAction> ORDER = SortKey.smallestFirst("sortOrder", QuickAction::sortOrder);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private Definitions definitions;

    @Inject
    private MergePatch patches;

    @Inject
    private QuickActionUses uses;

    @Inject
    private OutboundCalls calls;

    @Inject
    private People people;

    /**
     * Selects quick actions.
     *
     * @param all all actions, for callers that manage them, instead of those that the caller may run
     */
    record Filter(Set<ActionType> types, Boolean enabled, boolean all) {}

    public Page<QuickActionView> list(PageRequest request, Filter filter) {
        Caller caller = tenant.caller();
        var query = new KeysetQuery<>(entities, QuickAction.class)
                .ownedOrShared(caller)
                .whereAny("actionType", filter.types())
                .whereEqual("enabled", filter.enabled());
        if (filter.all()) {
            requireManager(caller);
        } else if (!caller.managesSystemRows()) {
            RunnableActions.select(query, caller);
        }
        Page<QuickAction> page = query.page(request, ORDER, QuickAction::id);
        return people.name(page.map(views(page.items())));
    }

    /** Returns the first actions that the caller may run, without their creators. */
    public List<Unnamed<QuickActionView>> runnable(int limit) {
        List<QuickAction> actions = runnable().first(limit, ORDER);
        return actions.stream().map(views(actions)).toList();
    }

    /** Returns those of the actions that the caller may run, in the given order, without their creators. */
    public List<Unnamed<QuickActionView>> runnable(List<String> ids) {
        List<QuickAction> actions = runnable().named(ids, ORDER, QuickAction::id);
        return actions.stream().map(views(actions)).toList();
    }

    /** Returns the first actions that the caller may run, without the given ones. */
    public List<QuickActionSummary> runnableExcept(Collection<String> ids, int limit) {
        return runnable().except(ids).first(limit, ORDER).stream()
                .map(QuickActionSummary::of)
                .toList();
    }

    private KeysetQuery<QuickAction> runnable() {
        Caller caller = tenant.caller();
        var query = new KeysetQuery<>(entities, QuickAction.class).ownedOrShared(caller);
        return RunnableActions.select(query, caller);
    }

    /** Reads the usage of all actions in one query. */
    private Function<QuickAction, Unnamed<QuickActionView>> views(List<QuickAction> actions) {
        Caller caller = tenant.caller();
        Function<QuickAction, Usage> usage = uses.of(actions);
        return action -> QuickActionView.of(action, usage.apply(action), caller);
    }

    public QuickActionView get(String id) {
        return view(rows.readable(QuickAction.class, id));
    }

    public QuickActionView create(QuickActionDefinition definition) {
        requireEndpoint(Optional.empty(), definition);
        return view(definitions.add(new QuickAction(tenant.caller(), definition)));
    }

    public QuickActionView replace(String id, Preconditions preconditions, QuickActionDefinition definition) {
        return change(id, preconditions, before -> definition);
    }

    public QuickActionView patch(String id, Preconditions preconditions, ObjectNode patch) {
        return change(id, preconditions, before -> patches.merge(before, patch));
    }

    private QuickActionView change(String id, Preconditions preconditions, UnaryOperator<QuickActionDefinition> next) {
        return view(definitions
                .change(QuickAction.class, id, preconditions, before -> checkedChange(before, next.apply(before)))
                .row());
    }

    private QuickActionDefinition checkedChange(QuickActionDefinition before, QuickActionDefinition after) {
        requireEndpoint(before.calledEndpoint(), after);
        return after;
    }

    /**
     * Requires that the operator allows the endpoint, if a change adds it. An operator may remove a stored one from the
     * list at any time. Then the other fields can still be changed, and an execution is refused.
     */
    private void requireEndpoint(Optional<String> stored, QuickActionDefinition definition) {
        Optional<String> called = definition.calledEndpoint();
        if (!called.equals(stored)
                && called.filter(endpoint -> !calls.permits(endpoint)).isPresent()) {
            throw ProblemException.invalid(
                    "/apiEndpoint",
                    "is not an endpoint that the server may call. Ask the operator of the platform to allow it.");
        }
    }

    public void delete(String id, Preconditions preconditions) {
        definitions.remove(QuickAction.class, id, preconditions);
    }

    /** Returns the ids of the actions that the caller may read. */
    public Set<String> readable(Collection<String> ids) {
        return rows.readable(QuickAction.class, ids).stream()
                .map(QuickAction::id)
                .collect(Collectors.toSet());
    }

    private static void requireManager(Caller caller) {
        if (!Access.WRITE_QUICK_ACTIONS.permits(caller)) {
            throw new ProblemException(
                    ProblemType.ROLE_NOT_PERMITTED, "Your role does not permit all=true. Leave out the parameter all.");
        }
    }

    private QuickActionView view(QuickAction action) {
        return people.name(QuickActionView.of(action, uses.of(action), tenant.caller()));
    }
}
