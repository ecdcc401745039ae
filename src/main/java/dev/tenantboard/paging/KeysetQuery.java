package dev.tenantboard.paging;

import dev.tenantboard.tenancy.Caller;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A list of entities, filtered, sorted by a key and then by id, read a page at a time. {@code e} is the entity. */
public final class KeysetQuery<T> {

    private final EntityManager entities;
    private final Class<T> type;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    public KeysetQuery(EntityManager entities, Class<T> type) {
        this.entities = entities;
        this.type = type;
    }

    /** Keeps the rows for which a JPQL condition holds. */
    public KeysetQuery<T> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Keeps the rows for which a JPQL condition with one named parameter holds. */
    public KeysetQuery<T> where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    /** Keeps the rows whose attribute is the value, or every row where that is null. */
    public KeysetQuery<T> whereEqual(String attribute, Object value) {
        return value == null ? this : where("e." + attribute + " = :" + attribute, attribute, value);
    }

    /** Keeps the rows whose attribute is any of the values, or every row where there are none. */
    public KeysetQuery<T> whereAny(String attribute, Collection<?> values) {
        return values.isEmpty() ? this : where("e." + attribute + " in :" + attribute, attribute, sorted(values));
    }

    /** Keeps the rows of the caller's organization. */
    public KeysetQuery<T> owned(Caller caller) {
        return where("e.organizationId = :organization", "organization", caller.organizationId());
    }

    /** Keeps the rows of the caller's organization and the platform's; in the scope of system rows, those alone. */
    public KeysetQuery<T> ownedOrShared(Caller caller) {
        return caller.managesSystemRows()
                ? where("e.organizationId is null")
                : where(
                        "(e.organizationId = :organization or e.organizationId is null)",
                        "organization",
                        caller.organizationId());
    }

    /** Keeps the rows whose permissions the caller holds, all of them. */
    public KeysetQuery<T> readableBy(Caller caller) {
        return caller.holdsEveryPermission()
                ? this
                : where(
                        "sql('? <@ cast(? as text[])', e.permissions, :held)",
                        "held",
                        caller.permissions().toArray(String[]::new));
    }

    public Page<T> page(PageRequest request, SortKey<T> sort, Function<T, String> id) {
        String fingerprint = Cursor.fingerprint(type.getSimpleName()
                + conditions
                + parameters.values().stream().map(KeysetQuery::print).toList());
        int limit = request.limit();
        List<T> rows =
                query(request, sort, fingerprint).setMaxResults(limit + 1).getResultList();
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        T last = rows.get(limit - 1);
        var next = new Cursor(fingerprint, String.valueOf(sort.value().apply(last)), id.apply(last));
        return new Page<>(rows.subList(0, limit), next.encode());
    }

    /** The first rows, for a part of an answer that has no pages of its own. */
    public List<T> first(int limit, SortKey<T> sort) {
        return query(sort).setMaxResults(limit).getResultList();
    }

    private TypedQuery<T> query(PageRequest request, SortKey<T> sort, String fingerprint) {
        if (request.cursor() != null) {
            Cursor cursor = Cursor.decode(request.cursor(), fingerprint);
            where(sort.after(), "key", sort.parse(cursor.key()));
            parameters.put("id", cursor.id());
        }
        return query(sort);
    }

    private TypedQuery<T> query(SortKey<T> sort) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<T> query = entities.createQuery(
                "select e from " + type.getSimpleName() + " e" + where + " order by " + sort.order(), type);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** In one order, whatever the set's: the cursor's fingerprint is over the values. */
    private static List<?> sorted(Collection<?> values) {
        return values.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private static String print(Object value) {
        return value instanceof String[] texts ? List.of(texts).toString() : String.valueOf(value);
    }
}
