package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;

/** The problems of tokens that are not accepted. Each names one part of the token, and never its value. */
final class RefusedToken {

    private RefusedToken() {}

    /** @param fault what is wrong, as the end of a sentence about the claim */
    static ProblemException claim(String name, String fault) {
        return because("its claim " + name + " " + fault);
    }

    /** @param fault what is wrong, as the end of a sentence about the parameter */
    static ProblemException header(String name, String fault) {
        return because(name + " in its header " + fault);
    }

    static ProblemException because(String reason) {
        return ProblemException.unauthorized(ProblemType.TOKEN_INVALID, "The token is not accepted: " + reason + ".");
    }

    static ProblemException expired() {
        return ProblemException.unauthorized(ProblemType.TOKEN_EXPIRED, "The token has expired. Get a new one.");
    }
}
