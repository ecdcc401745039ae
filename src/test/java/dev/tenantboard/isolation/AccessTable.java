package dev.tenantboard.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The access table of the data model, written down a second time and independently of the code that decides. */
final class AccessTable {

    private static final String ROWS = """
            GET    /me                            USER
            GET    /dashboard                     OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/widgets             OWNER ADMIN MEMBER VIEWER
            POST   /dashboard/widgets             OWNER ADMIN MEMBER
            GET    /dashboard/widgets/{id}        OWNER ADMIN MEMBER VIEWER
            PUT    /dashboard/widgets/{id}        OWNER ADMIN MEMBER:OWN
            PATCH  /dashboard/widgets/{id}        OWNER ADMIN MEMBER:OWN
            DELETE /dashboard/widgets/{id}        OWNER ADMIN MEMBER:OWN
            GET    /dashboard/widget-types        OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/widget-types/{type} OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/preferences         OWNER ADMIN MEMBER VIEWER
            PUT    /dashboard/preferences         OWNER ADMIN MEMBER VIEWER
            PATCH  /dashboard/preferences         OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/activities          OWNER ADMIN MEMBER VIEWER
            POST   /dashboard/activities          OWNER ADMIN MEMBER
            GET    /dashboard/activities/{id}     OWNER ADMIN MEMBER VIEWER
            PATCH  /dashboard/activities/{id}     OWNER ADMIN
            PUT    /dashboard/activities/{id}/marks OWNER ADMIN MEMBER VIEWER
            POST   /dashboard/activities/marks    OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/activities/counts   OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/quick-actions       OWNER ADMIN MEMBER VIEWER SYSTEM
            POST   /dashboard/quick-actions       OWNER ADMIN SYSTEM
            GET    /dashboard/quick-actions/{id}  OWNER ADMIN MEMBER VIEWER SYSTEM
            PUT    /dashboard/quick-actions/{id}  OWNER ADMIN SYSTEM
            PATCH  /dashboard/quick-actions/{id}  OWNER ADMIN SYSTEM
            DELETE /dashboard/quick-actions/{id}  OWNER ADMIN SYSTEM
            POST   /dashboard/quick-actions/{id}/execute OWNER ADMIN MEMBER VIEWER
            GET    /dashboard/metrics             OWNER ADMIN MEMBER VIEWER SYSTEM
            POST   /dashboard/metrics             OWNER ADMIN SYSTEM
            GET    /dashboard/metrics/{id}        OWNER ADMIN MEMBER VIEWER SYSTEM
            PUT    /dashboard/metrics/{id}        OWNER ADMIN SYSTEM
            PATCH  /dashboard/metrics/{id}        OWNER ADMIN SYSTEM
            DELETE /dashboard/metrics/{id}        OWNER ADMIN SYSTEM
            """;

    private AccessTable() {}

    /** Every row, and for each GET the HEAD that JAX-RS serves beside it. */
    static List<Operation> operations() {
        return ROWS.lines()
                .map(row -> row.strip().split(" +"))
                .map(words -> new Operation(
                        words[0], words[1], Set.copyOf(Arrays.asList(words).subList(2, words.length))))
                .flatMap(AccessTable::withHead)
                .toList();
    }

    private static Stream<Operation> withHead(Operation operation) {
        return operation.method().equals("GET")
                ? Stream.of(operation, new Operation("HEAD", operation.path(), operation.allowed()))
                : Stream.of(operation);
    }
}
