package dev.tenantboard.access;

import dev.tenantboard.api.Tokens;
import java.util.Optional;
import java.util.Set;

/** Settings for tokens of the tests' issuer. Tests change one at a time. */
record TestSettings(String key, String location, String algorithms, Integer tokenAge) {

    static TestSettings usual() {
        return new TestSettings(null, null, null, null);
    }

    TokenSettings withKey(String other) {
        return new TestSettings(other, location, algorithms, tokenAge).settings();
    }

    TokenSettings withLocation(String other) {
        return new TestSettings(key, other, algorithms, tokenAge).settings();
    }

    TestSettings withAlgorithms(String other) {
        return new TestSettings(key, location, other, tokenAge);
    }

    TestSettings withTokenAge(int other) {
        return new TestSettings(key, location, algorithms, other);
    }

    TokenSettings settings() {
        return new TokenSettings(
                Optional.ofNullable(key),
                Optional.ofNullable(location),
                Optional.ofNullable(algorithms),
                Tokens.ISSUER,
                Set.of(Tokens.AUDIENCE),
                30,
                Optional.ofNullable(tokenAge),
                "org_id",
                "platform-admin");
    }
}
