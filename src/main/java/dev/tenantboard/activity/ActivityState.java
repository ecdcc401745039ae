package dev.tenantboard.activity;

import dev.tenantboard.persistence.KeysetQuery;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filter of activities by their effective marks for the caller. */
@Schema(description = "The state of an activity for the caller, by the effective marks.")
public enum ActivityState {
    ALL,
    UNREAD,
    PINNED,
    ARCHIVED;

    /**
     * Restricts a feed to this state. Unread activities after the caller's read position are all newer than those
     * before it, so one query follows the other.
     */
    <T> KeysetQuery<T> applyTo(Supplier<KeysetQuery<T>> feed) {
        return switch (this) {
            case ALL -> feed.get();
            case UNREAD ->
                unread(feed, MarkConditions.AFTER_POSITION).then(unread(feed, MarkConditions.UNREAD_BEFORE_POSITION));
            case PINNED -> feed.get().where(MarkConditions.PINNED.jpql());
            case ARCHIVED -> feed.get().where(MarkConditions.ARCHIVED.jpql());
        };
    }

    private static <T> KeysetQuery<T> unread(Supplier<KeysetQuery<T>> feed, SqlCondition condition) {
        return feed.get().where(condition.jpql()).where(MarkConditions.UNREAD.jpql());
    }

    /** Returns the name as query parameters contain it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
