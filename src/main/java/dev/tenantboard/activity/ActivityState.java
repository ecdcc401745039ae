package dev.tenantboard.activity;

import dev.tenantboard.persistence.KeysetQuery;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which activities a list holds, by the marks as they count for the caller. */
@Schema(description = "Which marks an activity has, as they count for the caller.")
public enum ActivityState {
    ALL,
    UNREAD,
    PINNED,
    ARCHIVED;

    /** The part of a feed that is in this state. What is unread beyond the caller's position is all newer than the rest. */
    <T> KeysetQuery<T> of(Supplier<KeysetQuery<T>> feed) {
        return switch (this) {
            case ALL -> feed.get();
            case UNREAD ->
                unread(feed, MarkConditions.BEYOND_POSITION).then(unread(feed, MarkConditions.UNREAD_BEFORE_POSITION));
            case PINNED -> feed.get().where(MarkConditions.PINNED.jpql());
            case ARCHIVED -> feed.get().where(MarkConditions.ARCHIVED.jpql());
        };
    }

    private static <T> KeysetQuery<T> unread(Supplier<KeysetQuery<T>> feed, SqlCondition part) {
        return feed.get().where(part.jpql()).where(MarkConditions.UNREAD.jpql());
    }

    /** The name as a parameter's value. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
