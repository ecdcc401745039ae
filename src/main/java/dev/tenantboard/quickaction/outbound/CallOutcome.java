package dev.tenantboard.quickaction.outbound;

/**
 * What became of a call. Of the answer only the status is taken: its headers and its body are the endpoint's words, and
 * go nowhere.
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
