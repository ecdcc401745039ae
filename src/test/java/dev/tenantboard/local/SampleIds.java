package dev.tenantboard.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids that look like CUIDs (a {@code c} and 24 letters or digits) and are the same in every run. */
final class SampleIds {

    private SampleIds() {}

    static String of(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "c" + new BigInteger(1, hash).toString(36).substring(0, 24);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
