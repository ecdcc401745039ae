package dev.tenantboard.jsonschema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.tenantboard.definition.TargetUrl;
import dev.tenantboard.persistence.Rfc3339;
import dev.tenantboard.persistence.TimeZones;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The supported formats, and their descriptions in errors. They replace the library's formats, because some of those
 * use patterns with quadratic time.
 */
enum Formats {
    DATE("date", "a date such as 2026-01-31", parses(Rfc3339::date)),
    TIME("time", "a time with its offset, such as 09:30:00Z", parses(Rfc3339::time)),
    DATE_TIME("date-time", "a time as in RFC 3339", parses(Rfc3339::parse)),
    EMAIL("email", "an e-mail address", MailAddress::isValid),
    ADDRESS("uri", "an address with its scheme", Formats::isUri),
    UUID("uuid", "a UUID", matches("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")),
    TIME_ZONE("time-zone", "an IANA time zone such as Europe/Prague", TimeZones::isKnown),
    TARGET_URL(
            "target-url",
            "a path on the same origin, such as /reports, or an http or https address",
            text -> TargetUrl.isPath(text) || TargetUrl.isWebAddress(text));

    private static final Map<String, Formats> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(format -> format.name, Function.identity()));

    private final String name;
    private final String expected;
    private final Predicate<String> form;

    Formats(String name, String expected, Predicate<String> form) {
        this.name = name;
        this.expected = expected;
        this.form = form;
    }

    /** RFC 3986. The JDK's parser also accepts characters beyond ASCII. */
    private static boolean isUri(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 127)
                && parses((String uri) -> URI.create(uri).getScheme()).test(text);
    }

    private static Predicate<String> matches(String pattern) {
        return LinearPattern.compile(pattern)::matches;
    }

    private static Predicate<String> parses(Function<String, ?> parser) {
        return text -> {
            try {
                return parser.apply(text) != null;
            } catch (RuntimeException notOfTheForm) {
                return false;
            }
        };
    }

    static List<Format> all() {
        return Arrays.stream(values()).map(Formats::asFormat).toList();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(format -> format.name).toList();
    }

    /** Returns the description of a valid text. */
    static String expected(String name) {
        Formats format = BY_NAME.get(name);
        return format == null ? "of the format " + name : format.expected;
    }

    private Format asFormat() {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String text) {
                return form.test(text);
            }
        };
    }
}
