package dev.tenantboard.bench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which organizations there are, how many rows each has, and who calls. One is large, the others have fewer and fewer.
 *
 * @param copies how many organizations of each size there are
 */
public record Population(int organizations, int activities, int largest, int copies) {

    /** How fast sizes fall: the second has 2 to this power times as many rows as the fourth. */
    private static final double SKEW = 1.5;

    private static final int CALLERS = 96;

    /** Of those who call, no more than this many come from organizations with a single caller. */
    private static final int SINGLE_CALLERS = 48;

    static String organizationId(int organization) {
        return "bench-org-" + organization;
    }

    static String userId(int organization, int number) {
        return "bench-user-" + organization + "-" + number;
    }

    /** Rows of each organization, the largest first. */
    public List<Integer> sizes() {
        double total = IntStream.range(1, organizations)
                .mapToDouble(k -> Math.pow(k, -SKEW))
                .sum();
        List<Integer> sizes = new ArrayList<>(List.of(largest));
        for (int k = 1; k < organizations; k++) {
            double share = Math.pow(k, -SKEW) / total;
            sizes.add((int) Math.max(1, Math.min(largest, share * (activities - largest))));
        }
        return sizes;
    }

    /** Members of an organization, by its number. */
    public static int members(int size) {
        return (int) Math.max(3, Math.min(60, size / 2_000));
    }

    /** Those who call: many of the large organizations, one of each of some small ones. The first is an administrator. */
    public List<Member> callers() {
        List<Integer> sizes = sizes();
        double total = sizes.stream().mapToDouble(Integer::doubleValue).sum();
        List<Member> callers = new ArrayList<>();
        for (int organization = 1; organization <= Math.min(organizations, SINGLE_CALLERS); organization++) {
            int size = sizes.get(organization - 1);
            int several = (int) Math.round((CALLERS - SINGLE_CALLERS) * size / total);
            int count = Math.min(members(size), 1 + several);
            for (int number = 1; number <= count; number++) {
                callers.add(new Member(organization, number, number % 2 == 1, size / total / count));
            }
        }
        return callers;
    }
}
