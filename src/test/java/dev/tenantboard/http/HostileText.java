package dev.tenantboard.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Hostile texts. */
record HostileText(Random random) {

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "null",
            "undefined",
            "-1",
            "0",
            "101",
            "99999999999999999999",
            "1e400",
            "NaN",
            "true",
            "*",
            "..",
            "../..",
            "a/b",
            "x;y=z",
            "'",
            "' or 1=1 --",
            "%",
            "%00",
            "%s%n",
            "${7*7}",
            "#{1}",
            "<script>",
            "javascript:alert(1)",
            "\u0000",
            "\uFFFF",
            "\uD83D\uDE00",
            "\u202E",
            "2026-02-31T25:00:00Z",
            "0000-01-01T00:00:00Z",
            "+292278994-08-17T07:12:55Z",
            "x".repeat(300),
            "x".repeat(3_000));

    /** JSON that is invalid for every field. */
    private static final List<String> JSON = List.of(
            "\\u0000",
            "\\ud800",
            "null",
            "1e400",
            "1e-99999",
            "99999999999",
            "-0",
            "0.1e1",
            "{}",
            "[]",
            "[[[[]]]]",
            "\"\"",
            "true",
            "\"x\":1,",
            ",",
            "}",
            "]",
            "{",
            "[",
            "\"",
            "\\",
            "\u0000",
            "\u00ff",
            "\uD83D\uDE00",
            "' or 1=1 --",
            "${7*7}",
            "javascript:",
            "//",
            "../");

    String word() {
        return oneOf(WORDS);
    }

    String encodedWord() {
        return encoded(word());
    }

    /** Texts that a header can contain. */
    String headerValue() {
        String printable = word().replaceAll("[^ -~]", "");
        return printable.length() > 1_000 ? printable.substring(0, 1_000) : printable;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    byte[] mutated(byte[] body) {
        byte[] bytes = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = mutatedOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int until = Math.min(bytes.length, at + random.nextInt(8));
        byte[] middle = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            default -> oneOf(JSON).getBytes(StandardCharsets.UTF_8);
        };
        byte[] result = java.util.Arrays.copyOf(bytes, at + middle.length + bytes.length - until);
        System.arraycopy(middle, 0, result, at, middle.length);
        System.arraycopy(bytes, until, result, at + middle.length, bytes.length - until);
        return result;
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
