package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.access.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the settings names what the code and the start script read, and nothing else. */
class DocumentedSettingsTest {

    private static final Pattern IN_CODE = Pattern.compile(
            "(?:@ConfigProperty\\(\\s*name = |static final String \\w+ = )\"((?:tenantboard|mp\\.jwt)\\.[a-z.-]+)\"");
    private static final Pattern IN_EXPRESSIONS = Pattern.compile("\\$\\{MPCONFIG=(tenantboard\\.[a-z.-]+)");
    private static final Pattern IN_SCRIPTS = Pattern.compile("\\b(TENANTBOARD_[A-Z_]+)\\b");
    private static final Pattern ON_THE_PAGE =
            Pattern.compile("`((?:tenantboard|mp\\.jwt)\\.[a-z.-]+|TENANTBOARD_[A-Z_]+)`");

    /** These names are composed of kinds and tiers. */
    private static final Set<String> QUOTAS = Stream.of("widgets", "quick-actions", "metrics")
            .flatMap(kind -> Stream.of(Tier.values())
                    .map(tier -> "tenantboard.quota." + kind + "." + tier.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet());

    @Test
    void namesEverySettingOnce() {
        String page = read(Path.of("src/site/markdown/settings.md"));
        Set<String> settings = found(IN_CODE, Path.of("src/main/java"));
        settings.addAll(found(IN_EXPRESSIONS, Path.of("src/main/java")));
        Set<String> variables = found(IN_SCRIPTS, Path.of("payara-config"));
        variables.removeIf(variable -> settings.contains(setting(variable, settings)));

        settings.addAll(QUOTAS);
        settings.addAll(variables);
        Set<String> documented = new TreeSet<>();
        ON_THE_PAGE
                .matcher(page.substring(page.indexOf("## Required")))
                .results()
                .forEach(match -> documented.add(match.group(1)));

        assertThat(documented).isEqualTo(settings);
    }

    /** The setting that a variable of the environment stands for, if it is one. */
    private static String setting(String variable, Set<String> settings) {
        return settings.stream()
                .filter(setting ->
                        setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_").equals(variable))
                .findFirst()
                .orElse("");
    }

    private static Set<String> found(Pattern pattern, Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
