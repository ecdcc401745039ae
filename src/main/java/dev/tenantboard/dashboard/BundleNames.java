package dev.tenantboard.dashboard;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a bundle names rows: those of the organization by key, those of the platform by {@code platform:<id>}. A row that was
 * deleted, but is still referred to, has the key that is derived from its id.
 */
final class BundleNames {

    private final Map<BundleKind, Map<String, String>> keys = new EnumMap<>(BundleKind.class);
    private final Map<BundleKind, Map<String, String>> ids = new EnumMap<>(BundleKind.class);
    private final Map<BundleKind, Set<String>> deleted = new EnumMap<>(BundleKind.class);
    private final Set<String> platform;

    /** @param platform the ids of the platform's rows that the organization's rows refer to */
    BundleNames(Set<String> platform) {
        this.platform = platform;
        for (BundleKind kind : BundleKind.values()) {
            keys.put(kind, new HashMap<>());
            ids.put(kind, new HashMap<>());
            deleted.put(kind, new HashSet<>());
        }
    }

    void add(BundleKind kind, String key, String id) {
        keys.get(kind).put(id, key);
        ids.get(kind).put(key, id);
    }

    /** Adds the row that a stored definition refers to. It may be deleted. */
    void addReferenced(BundleKind kind, String id) {
        if (!platform.contains(id) && !keys.get(kind).containsKey(id)) {
            add(kind, kind.derivedKey(id), id);
            deleted.get(kind).add(kind.derivedKey(id));
        }
    }

    /** Returns whether a key is of a deleted row that a stored definition still refers to. */
    boolean isDeleted(BundleKind kind, String key) {
        return deleted.get(kind).contains(key);
    }

    /** Returns the name of a row in a bundle. */
    String outward(BundleKind kind, String id) {
        return platform.contains(id) ? Bundle.PLATFORM + id : keys.get(kind).get(id);
    }

    /** Returns the id of a row that a checked bundle names. */
    String inward(BundleKind kind, String name) {
        return name.startsWith(Bundle.PLATFORM)
                ? name.substring(Bundle.PLATFORM.length())
                : Objects.requireNonNull(ids.get(kind).get(name), "a reference was not checked");
    }
}
