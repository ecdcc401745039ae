package dev.tenantboard.organization;

import java.util.List;
import java.util.Map;

/** The persons that {@link People} found. */
public final class Names {

    static final Names NONE = new Names(Map.of(), Map.of());

    private final Map<String, Person> members;
    private final Map<UserAt, Person> former;

    Names(Map<String, Person> members, Map<UserAt, Person> former) {
        this.members = members;
        this.former = former;
    }

    /** Returns the person, or null for nobody. */
    public Person of(UserAt user) {
        if (user == null) {
            return null;
        }
        Person member = members.get(user.userId());
        return member == null ? former.get(user) : member;
    }

    /** Returns the complete views, in their order. */
    public <V> List<V> in(List<Unnamed<V>> views) {
        return views.stream().map(this::in).toList();
    }

    <V> V in(Unnamed<V> view) {
        return view.view().apply(of(view.by()));
    }
}
