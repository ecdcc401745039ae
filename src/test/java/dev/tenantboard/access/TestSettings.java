package dev.tenantboard.access;

import dev.tenantboard.api.Tokens;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings for tokens of the tests' issuer, by their names, with the product's defaults. Immutable. */
record TestSettings(Map<String, String> values) {

    static TestSettings usual() {
        return new TestSettings(
                Map.of("mp.jwt.verify.issuer", Tokens.ISSUER, "mp.jwt.verify.audiences", Tokens.AUDIENCE));
    }

    TestSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new TestSettings(more);
    }

    TokenSettings withKey(String key) {
        return with("mp.jwt.verify.publickey", key).settings();
    }

    TokenSettings withLocation(String location) {
        return with("mp.jwt.verify.publickey.location", location).settings();
    }

    TestSettings withAlgorithms(String algorithms) {
        return with("mp.jwt.verify.publickey.algorithm", algorithms);
    }

    TestSettings withTokenAge(int seconds) {
        return with("mp.jwt.verify.token.age", String.valueOf(seconds));
    }

    TokenSettings settings() {
        try {
            Constructor<?> constructor = TokenSettings.class.getDeclaredConstructors()[0];
            return (TokenSettings) constructor.newInstance(
                    Stream.of(constructor.getParameters()).map(this::value).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object value(Parameter parameter) {
        ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
        String text = values.getOrDefault(property.name(), property.defaultValue());
        return switch (parameter.getParameterizedType().getTypeName()) {
            case "int" -> Integer.valueOf(text);
            case "java.lang.String" -> text;
            case "java.util.Set<java.lang.String>" -> Set.of(text.split(","));
            case "java.util.Optional<java.lang.Integer>" ->
                Optional.ofNullable(values.get(property.name())).map(Integer::valueOf);
            default -> Optional.ofNullable(values.get(property.name()));
        };
    }
}
