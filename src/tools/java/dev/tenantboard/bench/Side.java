package dev.tenantboard.bench;

/** Who is asked. */
enum Side {
    PRODUCT,
    CONTROL,
    LIMIT
}
