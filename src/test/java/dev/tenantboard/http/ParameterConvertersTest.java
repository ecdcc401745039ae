package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantboard.activity.ActivityState;
import dev.tenantboard.problem.Problem;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterConvertersTest {

    private static final class Parameters {

        @QueryParam("limit")
        private int number;

        @QueryParam("isEnabled")
        private Boolean choice;

        @QueryParam("since")
        private OffsetDateTime time;

        @QueryParam("state")
        private ActivityState constant;

        @QueryParam("cursor")
        private String text;

        @QueryParam("action")
        private Set<String> texts;

        @QueryParam("count")
        private Integer boxed;

        @QueryParam("size")
        private Long large;

        @QueryParam("day")
        private LocalDate day;

        @QueryParam("id")
        private UUID id;

        private int unnamed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number | 25",
                "number | -1",
                "choice | true",
                "choice | false",
                "time | 2026-11-23T19:47:18.222588Z",
                "constant | all",
                "text | 25"
            })
    void convertsValues(String field, String text) throws NoSuchFieldException {
        assertThat(converter(field).fromString(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number | limit | 1.5 | must be a whole number",
                "number | limit | +5 | must be a whole number",
                "number | limit | \u0665 | must be a whole number",
                "number | limit | 99999999999 | must be a whole number",
                "choice | isEnabled | TRUE | must be true or false",
                "time | since | 2026-11-23 | must be a time as in RFC 3339",
                "time | since | +10000-01-01T00:00:00Z | must be a time as in RFC 3339",
                "constant | state | ALL | must be one of [all, unread, pinned, archived]"
            })
    void reportsTheNameAndWhatIsExpected(String field, String name, String text, String expected)
            throws NoSuchFieldException {
        ParamConverter<?> converter = converter(field);

        var failure = catchThrowableOfType(BadRequestException.class, () -> converter.fromString(text));

        Problem problem = ((ProblemException) failure.getCause()).problem();
        assertThat(problem.code()).isEqualTo(ProblemType.PARAMETER_INVALID);
        assertThat(problem.errors()).containsExactly(new ProblemError(name, expected));
    }

    @Test
    void leavesMissingValuesAndOtherParametersToJersey() throws NoSuchFieldException {
        assertThat(converter("number").fromString(null)).isNull();
        assertThat(converter("boxed").fromString(null)).isNull();
        assertThat(converter("text").fromString(null)).isNull();
        assertThat(converter("texts")).isNull();
        assertThat(converter("unnamed")).isNull();
    }

    /** Jersey's own converters accept more, and their failure does not name the parameter. */
    @ParameterizedTest
    @CsvSource({"large, size", "day, day", "id, id"})
    void refusesTypesThatItDoesNotConvert(String field, String name) {
        assertThatIllegalStateException().isThrownBy(() -> converter(field)).withMessageContaining(name);
    }

    private static ParamConverter<?> converter(String name) throws NoSuchFieldException {
        Field field = Parameters.class.getDeclaredField(name);
        return new ParameterConverters().getConverter(field.getType(), field.getGenericType(), field.getAnnotations());
    }
}
