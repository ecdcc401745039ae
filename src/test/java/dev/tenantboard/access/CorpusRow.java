package dev.tenantboard.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A row of the table in {@code tokens/corpus.md}. */
record CorpusRow(String name, String settings, String header, String claims, String signature, String answer) {

    private static final Path TABLE = Path.of("src", "test", "resources", "tokens", "corpus.md");

    private static final List<String> HEAD = List.of("\"alg\": \"RS256\"", "\"typ\": \"JWT\"", "\"kid\": \"rsa\"");
    private static final List<String> CLAIMS = List.of(
            "\"iss\": \"https://issuer.example.com\"",
            "\"aud\": \"tenantboard\"",
            "\"sub\": \"ann\"",
            "\"iat\": NOW",
            "\"exp\": NOW+300");

    private static final Pattern PATTERN = Pattern.compile("(HEAD|CLAIMS)(?:-([a-z]+))?");
    private static final Pattern TIME = Pattern.compile("NOW([+-]\\d+)?");

    static Stream<CorpusRow> all() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| token |"))
                    .map(CorpusRow::parse);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static CorpusRow parse(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 8) {
            throw new IllegalArgumentException("not six cells: " + line);
        }
        return new CorpusRow(
                cells[1].strip(),
                cells[2].strip(),
                filled(cells[3].strip()),
                filled(cells[4].strip()),
                cells[5].strip(),
                cells[6].strip());
    }

    private static String filled(String json) {
        String complete = PATTERN.matcher(json)
                .replaceAll(found -> members(found.group(1).equals("HEAD") ? HEAD : CLAIMS, found.group(2)));
        long now = Instant.now().getEpochSecond();
        return TIME.matcher(complete)
                .replaceAll(
                        found -> String.valueOf(now + (found.group(1) == null ? 0 : Long.parseLong(found.group(1)))));
    }

    private static String members(List<String> all, String without) {
        return String.join(
                ", ",
                all.stream()
                        .filter(member -> without == null || !member.startsWith('"' + without + '"'))
                        .toList());
    }

    TokenSettings settings(String keys) {
        TestSettings all = TestSettings.usual().with("mp.jwt.verify.publickey", keys);
        for (String setting : settings.isEmpty() ? new String[0] : settings.split("; ")) {
            String[] pair = setting.split("=", 2);
            all = all.with(settingName(pair[0]), pair[1]);
        }
        return all.settings();
    }

    private static String settingName(String name) {
        if (name.endsWith("-claim") || name.endsWith("-role")) {
            return "tenantboard.token." + name;
        }
        return "mp.jwt.verify." + (name.equals("algorithm") ? "publickey.algorithm" : name);
    }

    String token(CorpusKeys keys) {
        String[] words = signature.split(", ", 2);
        String token = signed(keys, words[0]);
        return words.length == 1 ? token : changed(token, words[1]);
    }

    private String signed(CorpusKeys keys, String how) {
        HandmadeToken token = HandmadeToken.of(header, claims);
        return switch (how) {
            case "empty" -> token.withSignature(new byte[0]);
            case "zeros" -> token.withSignature(new byte[64]);
            case "secret" -> token.signedWithSecret(keys.publicRsa());
            default -> {
                String[] names = how.split(" as ", 2);
                yield token.signedAs(names.length == 1 ? usual(names[0]) : names[1], keys.signing(names[0]));
            }
        };
    }

    private static String usual(String key) {
        return switch (key) {
            case "ec" -> "ES256";
            case "ed", "attacker ed" -> "EdDSA";
            default -> "RS256";
        };
    }

    private String changed(String token, String how) {
        int signature = token.lastIndexOf('.') + 1;
        return switch (how) {
            case "padding" -> token + "==";
            case "other last bits" -> token.substring(0, token.length() - 1) + next(token.charAt(token.length() - 1));
            case "line break" -> token.substring(0, signature + 76) + "\n" + token.substring(signature + 76);
            case "exclamation mark" -> token.substring(0, signature + 76) + "!" + token.substring(signature + 76);
            case "fourth part" -> token + ".AAAA";
            case "one part" -> token.replace(".", "");
            case "other claims" ->
                HandmadeToken.of(header, claims.replace("ann", "bob")).withSignature(new byte[0])
                        + token.substring(signature);
            default -> throw new IllegalArgumentException(how);
        };
    }

    /** Returns a character whose first two bits are the same: the others are no part of the 256 bytes. */
    private static char next(char last) {
        return switch (last) {
            case 'A' -> 'B';
            case 'Q' -> 'R';
            case 'g' -> 'h';
            case 'w' -> 'x';
            default -> throw new IllegalArgumentException("not the end of 256 bytes: " + last);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
