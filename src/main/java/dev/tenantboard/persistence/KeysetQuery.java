package dev.tenantboard.persistence;

import dev.tenantboard.access.Caller;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query for pages of entities, with filters, sorted by a key and then by id. {@code e} is the entity. */
public final class KeysetQuery<T> {

    private final EntityManager entities;
    private final Class<?> entity;
    private final String selection;
    private final Function<Object, T> row;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private KeysetQuery<T> next;

    public KeysetQuery(EntityManager entities, Class<T> type) {
        this(entities, type, "e", type::cast);
    }

    /**
     * Creates a query whose rows are not plain entities.
     *
     * @param selection the selected expressions in JPQL
     * @param row converts the selected values to a row
     */
    public KeysetQuery(EntityManager entities, Class<?> entity, String selection, Function<Object, T> row) {
        this.entities = entities;
        this.entity = entity;
        this.selection = selection;
        this.row = row;
    }

    /** Sets a parameter of the selection or a condition. */
    public KeysetQuery<T> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Adds the rows of another query. They must all sort after the rows of this one. */
    public KeysetQuery<T> then(KeysetQuery<T> other) {
        next = other;
        return this;
    }

    /** Adds a JPQL condition. */
    public KeysetQuery<T> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a JPQL condition with one named parameter. */
    public KeysetQuery<T> where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    /** Selects rows whose attribute equals the value, or all rows if that is null. */
    public KeysetQuery<T> whereEqual(String attribute, Object value) {
        return value == null ? this : where("e." + attribute + " = :" + attribute, attribute, value);
    }

    /** Selects rows whose time is in the period. A bound that is null is none. */
    public KeysetQuery<T> whereWithin(String attribute, OffsetDateTime since, OffsetDateTime until) {
        if (since != null) {
            where("e." + attribute + " >= :since", "since", Timestamps.notBefore(since));
        }
        return until == null ? this : where("e." + attribute + " < :until", "until", Timestamps.notBefore(until));
    }

    /** Selects rows whose attribute is one of the values, or all rows if there are no values. */
    public KeysetQuery<T> whereAny(String attribute, Collection<?> values) {
        return values.isEmpty() ? this : where("e." + attribute + " in :" + attribute, attribute, sorted(values));
    }

    /**
     * The same as {@link #whereAny} for a PostgreSQL enum. With row-level security no index serves a comparison of
     * enums. Partial indexes do, but the planner can match them only with constants and not with parameters.
     */
    public KeysetQuery<T> whereAnyConstant(String attribute, Collection<? extends Enum<?>> values) {
        if (values.isEmpty()) {
            return this;
        }
        String any = values.stream()
                .map(Enum::name)
                .sorted()
                .map("? = ''%s''"::formatted)
                .collect(Collectors.joining(" or ", "(", ")"));
        return where("sql('" + any + "'" + (", e." + attribute).repeat(values.size()) + ")");
    }

    /** Selects rows that have none of the ids. */
    public KeysetQuery<T> except(Collection<String> ids) {
        return where("sql('? <> all(cast(? as text[]))', e.id, :except)", "except", ids.toArray(String[]::new));
    }

    /** Selects rows of the caller's organization. */
    public KeysetQuery<T> owned(Caller caller) {
        return where("e.organizationId = :organization", "organization", caller.organizationId());
    }

    /** Selects rows of the caller's organization and of the platform; only the latter if the scope is system rows. */
    public KeysetQuery<T> ownedOrShared(Caller caller) {
        return caller.managesSystemRows()
                ? where("e.organizationId is null")
                : where(
                        "(e.organizationId = :organization or e.organizationId is null)",
                        "organization",
                        caller.organizationId());
    }

    /** Selects rows whose permissions the caller has. */
    public KeysetQuery<T> readableBy(Caller caller) {
        return caller.holdsEveryPermission()
                ? this
                : where(
                        "sql('? <@ cast(? as text[])', e.permissions, :held)",
                        "held",
                        caller.permissions().toArray(String[]::new));
    }

    public Page<T> page(PageRequest request, SortKey<T> sort, Function<T, String> id) {
        String fingerprint = Cursor.fingerprint(describe());
        if (request.cursor() != null) {
            startAfter(Cursor.decode(request.cursor(), fingerprint), sort);
        }
        int limit = request.limit();
        List<T> rows = first(limit + 1, sort);
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        T last = rows.get(limit - 1);
        var next = new Cursor(fingerprint, String.valueOf(sort.value().apply(last)), id.apply(last));
        return new Page<>(rows.subList(0, limit), next.encode());
    }

    private void startAfter(Cursor cursor, SortKey<T> sort) {
        where(sort.after(), "key", sort.parse(cursor.key())).with("id", cursor.id());
        if (next != null) {
            next.startAfter(cursor, sort);
        }
    }

    /** Returns the first rows, for lists without pages. */
    public List<T> first(int limit, SortKey<?> sort) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String jpql = "select " + selection + " from " + entity.getSimpleName() + " e" + where + " order by "
                + sort.orderAndLimit();
        Query query = entities.createQuery(jpql).setParameter("limit", limit);
        parameters.forEach(query::setParameter);
        List<?> results = query.getResultList();
        Stream<T> rows = results.stream().map(row);
        return next == null || results.size() == limit
                ? rows.toList()
                : Stream.concat(rows, next.first(limit - results.size(), sort).stream())
                        .toList();
    }

    /** Returns the rows that have one of the ids, in the order of the ids. Unknown ids are skipped. */
    public List<T> named(List<String> ids, SortKey<?> sort, Function<T, String> id) {
        where("sql('? = any(cast(? as text[]))', e.id, :named)", "named", ids.toArray(String[]::new));
        Map<String, T> found = first(ids.size(), sort).stream().collect(Collectors.toMap(id, Function.identity()));
        return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Returns a text that identifies this list, for the cursor. */
    private String describe() {
        return entity.getSimpleName()
                + conditions
                + parameters.values().stream().map(KeysetQuery::describe).toList()
                + (next == null ? "" : next.describe());
    }

    /** Sorts the values, because the cursor's fingerprint depends on their order. */
    private static List<?> sorted(Collection<?> values) {
        return values.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private static String describe(Object value) {
        return value instanceof String[] texts ? List.of(texts).toString() : String.valueOf(value);
    }
}
