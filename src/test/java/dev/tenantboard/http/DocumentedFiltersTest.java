package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.isolation.DocumentTable;
import jakarta.annotation.Priority;
import jakarta.servlet.Filter;
import jakarta.servlet.annotation.WebFilter;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the filters has all of them, in the order in which they run. */
class DocumentedFiltersTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");
    private static final Pattern MAPPING = Pattern.compile(
            "<filter-mapping>\\s*<filter-name>(\\w+)</filter-name>(.*?)</filter-mapping>", Pattern.DOTALL);
    private static final Pattern PATTERN = Pattern.compile("<url-pattern>([^<]+)</url-pattern>");

    @Test
    void namesEveryFilterInItsOrder() throws Exception {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        addMapped(expected);
        addAnnotated(expected);
        addRequestFilters(expected);
        addResponseFilters(expected);

        Map<String, List<String>> documented = new LinkedHashMap<>();
        DocumentTable.in("filters.md").rows().forEach((name, cells) -> documented.put(name, cells.subList(0, 3)));

        assertThat(new ArrayList<>(documented.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
    }

    private static void addMapped(Map<String, List<String>> expected) throws IOException {
        MAPPING.matcher(Files.readString(WEB_XML)).results().forEach(mapping -> {
            Stream<String> patterns =
                    PATTERN.matcher(mapping.group(2)).results().map((MatchResult url) -> url.group(1));
            String order = "web.xml " + (expected.size() + 1);
            expected.put(mapping.group(1), List.of("servlet", order, listed(patterns)));
        });
    }

    /** The specification of servlets defines no order for them. */
    private static void addAnnotated(Map<String, List<String>> expected) throws Exception {
        for (Class<?> filter : implementing(Filter.class)) {
            WebFilter annotation = filter.getAnnotation(WebFilter.class);
            assertThat(annotation).as(filter.getName()).isNotNull();
            Stream<String> patterns =
                    Stream.of(annotation.value(), annotation.urlPatterns()).flatMap(Arrays::stream);
            expected.putIfAbsent(filter.getSimpleName(), List.of("servlet", "any, after web.xml", listed(patterns)));
        }
    }

    private static void addRequestFilters(Map<String, List<String>> expected) throws Exception {
        implementing(ContainerRequestFilter.class).stream()
                .sorted(Comparator.comparing(DocumentedFiltersTest::isBeforeMatching)
                        .reversed()
                        .thenComparing(DocumentedFiltersTest::priority))
                .forEach(filter -> expected.put(filter.getSimpleName(), List.of("request", order(filter), "")));
    }

    private static String order(Class<?> filter) {
        return isBeforeMatching(filter) ? "before matching" : String.valueOf(priority(filter));
    }

    private static boolean isBeforeMatching(Class<?> filter) {
        return filter.isAnnotationPresent(PreMatching.class);
    }

    private static void addResponseFilters(Map<String, List<String>> expected) throws Exception {
        for (Class<?> filter : implementing(ContainerResponseFilter.class)) {
            assertThat(priority(filter)).as(filter.getName()).isEqualTo(Priorities.USER);
            expected.put(filter.getSimpleName(), List.of("response", "any", ""));
        }
    }

    private static int priority(Class<?> filter) {
        Priority priority = filter.getAnnotation(Priority.class);
        return priority == null ? Priorities.USER : priority.value();
    }

    private static String listed(Stream<String> patterns) {
        return patterns.map(pattern -> "`" + pattern + "`").collect(Collectors.joining(", "));
    }

    /** By name. */
    private static List<Class<?>> implementing(Class<?> type) throws Exception {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file)
                        .toString()
                        .replaceAll("[/\\\\]", ".")
                        .replaceAll("\\.java$", "");
                Class<?> candidate = Class.forName(name, false, DocumentedFiltersTest.class.getClassLoader());
                if (type.isAssignableFrom(candidate)) {
                    found.add(candidate);
                }
            }
        }
        found.sort(Comparator.comparing(Class::getSimpleName));
        return found;
    }
}
