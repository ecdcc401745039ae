package dev.tenantboard.persistence;

import io.github.thibaultmeyer.cuid.CUID;

/** Ids of new rows. */
public final class Ids {

    private Ids() {}

    /** A CUID, version 2: not guessable, and without a trace of the machine or the time it was made. */
    public static String next() {
        return CUID.randomCUID2().toString();
    }
}
