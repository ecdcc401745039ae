package dev.tenantboard.persistence;

import io.github.thibaultmeyer.cuid.CUID;

public final class Ids {

    private Ids() {}

    /** Returns a new CUID, version 2: it cannot be guessed, and contains neither the machine nor the time. */
    public static String next() {
        return CUID.randomCUID2().toString();
    }
}
