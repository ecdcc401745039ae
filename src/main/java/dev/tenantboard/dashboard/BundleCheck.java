package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.Bundle.Item;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the errors that a bundle shows without the database: keys that occur twice, unknown references, and cycles. */
final class BundleCheck {

    private final Bundle bundle;
    private final BundleNames names;
    private final Map<BundleKind, Set<String>> keys = new EnumMap<>(BundleKind.class);
    private final List<ProblemError> errors = new ArrayList<>();

    private BundleCheck(Bundle bundle, BundleNames names) {
        this.bundle = bundle;
        this.names = names;
    }

    /**
     * Requires that a bundle has no errors.
     *
     * @param names the names of stored rows, which an unchanged definition may still refer to although they were deleted
     * @throws ProblemException 422 with all errors
     */
    static void require(Bundle bundle, BundleNames names) {
        var check = new BundleCheck(bundle, names);
        for (BundleKind kind : BundleKind.values()) {
            check.addRepeatedKeys(kind);
        }
        for (BundleKind kind : BundleKind.values()) {
            check.addUnknownReferences(kind);
        }
        if (check.errors.isEmpty()) {
            check.errors.addAll(BundleOrder.of(bundle.metrics()).cycles());
        }
        if (!check.errors.isEmpty()) {
            throw ProblemException.invalid(
                    check.errors.stream().limit(ProblemError.MAX).toList());
        }
    }

    private void addRepeatedKeys(BundleKind kind) {
        Set<String> seen = new HashSet<>();
        List<? extends Item<?>> items = bundle.items(kind);
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).key())) {
                errors.add(
                        new ProblemError(kind.pointer() + "/" + i + "/key", "is the key of an earlier " + kind.noun()));
            }
        }
        keys.put(kind, seen);
    }

    private void addUnknownReferences(BundleKind kind) {
        List<? extends Item<?>> items = bundle.items(kind);
        for (int i = 0; i < items.size(); i++) {
            String pointer = kind.pointer() + "/" + i + "/definition";
            BundleReference.in(items.get(i).definition()).stream()
                    .filter(reference -> !isKnown(reference))
                    .forEach(reference -> errors.add(new ProblemError(
                            pointer + reference.pointer(),
                            "names no " + reference.kind().noun() + " of the bundle")));
        }
    }

    private boolean isKnown(BundleReference reference) {
        return reference.name().startsWith(Bundle.PLATFORM)
                || keys.get(reference.kind()).contains(reference.name())
                || names.isDeleted(reference.kind(), reference.name());
    }
}
