package dev.tenantboard.quickaction.outbound;

/**
 * The outcome of a call. It contains only the status of the answer. Headers and body of the endpoint are not used, so
 * they cannot reach a client.
 *
 * @param status the answer's HTTP status, or null if there was none
 * @param failure null if the call succeeded
 */
public record CallOutcome(Integer status, CallFailure failure) {

    static CallOutcome answered(int status) {
        CallFailure failure = status >= 300 && status < 400 ? CallFailure.REDIRECTED : CallFailure.HTTP_STATUS;
        return new CallOutcome(status, status >= 200 && status < 300 ? null : failure);
    }

    static CallOutcome failed(CallFailure failure) {
        return new CallOutcome(null, failure);
    }

    public boolean isSuccess() {
        return failure == null;
    }
}
