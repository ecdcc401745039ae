package dev.tenantboard.persistence;

import dev.tenantboard.access.Caller;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of entities, filtered, sorted by a key and then by id, read a page at a time. {@code e} is the entity. */
public final class KeysetQuery<T> {

    private final EntityManager entities;
    private final Class<?> entity;
    private final String selection;
    private final Function<Object, T> row;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private KeysetQuery<T> rest;

    public KeysetQuery(EntityManager entities, Class<T> type) {
        this(entities, type, "e", type::cast);
    }

    /**
     * A list of something else than the bare entities.
     *
     * @param selection what is read of each entity, in JPQL
     * @param row what is made of that
     */
    public KeysetQuery(EntityManager entities, Class<?> entity, String selection, Function<Object, T> row) {
        this.entities = entities;
        this.entity = entity;
        this.selection = selection;
        this.row = row;
    }

    /** Gives a parameter that the selection or a condition names. */
    public KeysetQuery<T> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Adds the rows of another query, all of which come after those of this one. */
    public KeysetQuery<T> then(KeysetQuery<T> other) {
        rest = other;
        return this;
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

    /**
     * The same for a native enum. Under row-level security no index serves a comparison of enums, but partial ones do, which
     * a constant is known to fit into and a parameter is not.
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
        String fingerprint = Cursor.fingerprint(print());
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
        if (rest != null) {
            rest.startAfter(cursor, sort);
        }
    }

    /** The first rows, for what has no pages of its own. */
    public List<T> first(int limit, SortKey<?> sort) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String jpql =
                "select " + selection + " from " + entity.getSimpleName() + " e" + where + " order by " + sort.order();
        Query query = LimitedQueries.of(entities, jpql, limit);
        parameters.forEach(query::setParameter);
        List<?> found = query.getResultList();
        Stream<T> rows = found.stream().map(row);
        return rest == null || found.size() == limit
                ? rows.toList()
                : Stream.concat(rows, rest.first(limit - found.size(), sort).stream())
                        .toList();
    }

    /** All that tells this list from another one. */
    private String print() {
        return entity.getSimpleName()
                + conditions
                + parameters.values().stream().map(KeysetQuery::print).toList()
                + (rest == null ? "" : rest.print());
    }

    /** In one order, whatever the set's: the cursor's fingerprint is over the values. */
    private static List<?> sorted(Collection<?> values) {
        return values.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private static String print(Object value) {
        return value instanceof String[] texts ? List.of(texts).toString() : String.valueOf(value);
    }
}
