package dev.tenantboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as providers write them, and as attackers do: each is answered as the table says. */
class TokenCorpusTest {

    private static final CorpusKeys KEYS = new CorpusKeys();

    @ParameterizedTest
    @MethodSource("dev.tenantboard.access.CorpusRow#all")
    void isAnsweredAsTheTableSays(CorpusRow row) {
        var verifier = new TokenVerifier(row.settings(KEYS.published()));

        assertThat(answer(verifier, row.token(KEYS))).isEqualTo(row.answer());
    }

    @Test
    void hasMoreThanAHundredRowsWithDifferentNames() {
        assertThat(CorpusRow.all().map(CorpusRow::name)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private static String answer(TokenVerifier verifier, String token) {
        try {
            Identity caller = verifier.verify(token);
            return caller.userId()
                    + (caller.organizationId() == null ? "" : " in " + caller.organizationId())
                    + (caller.isPlatformAdministrator() ? " as administrator" : "");
        } catch (ProblemException refused) {
            ProblemType code = refused.problem().code();
            assertThat(code).isIn(ProblemType.TOKEN_INVALID, ProblemType.TOKEN_EXPIRED);
            return code == ProblemType.TOKEN_EXPIRED
                    ? "expired"
                    : reason(refused.problem().detail());
        }
    }

    private static String reason(String detail) {
        assertThat(detail).startsWith("The token is not accepted: ").endsWith(".");
        return detail.substring("The token is not accepted: ".length(), detail.length() - 1);
    }
}
