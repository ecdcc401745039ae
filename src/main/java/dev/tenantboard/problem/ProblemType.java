package dev.tenantboard.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The kinds of failure, each with a code that never changes. Two failures have one type if a client handles them in the
 * same way. A type does not reveal more than its status: a resource that is hidden from the caller has the type of one
 * that does not exist.
 *
 * <p>A code is the constant's name, in the form of every other enum of the API, so that clients, logs and this class
 * use one word. A released code is never renamed, removed or given another status. Titles and advice may change.
 */
@Schema(
        description = "The code of a kind of failure, for programs. Codes do not change, texts may. Later versions"
                + " may add codes: treat an unknown code by its status.")
public enum ProblemType {
    PARAMETER_INVALID(400, "The value of a parameter is not accepted", "Correct the parameter."),
    PARAMETER_UNKNOWN(400, "The operation does not know a query parameter", "Remove the parameter."),
    CURSOR_INVALID(400, "The cursor does not belong to this list", "Read the list again from its first page."),
    HEADER_INVALID(400, "The value of a header is not accepted", "Correct the header."),
    ORGANIZATION_NOT_CHOSEN(
            400, "No organization is chosen", "Name an organization of /api/v1/me in X-Organization-Id."),
    BODY_MALFORMED(400, "The body is not a JSON document within the limits", "Correct the JSON."),
    BODY_INCOMPLETE(400, "The body ended before it was complete", "Send the whole body again."),
    REQUEST_MALFORMED(400, "The server cannot read the request", "Correct the request."),

    TOKEN_MISSING(401, "The request has no token", "Send a bearer token in Authorization."),
    TOKEN_EXPIRED(401, "The token has expired", "Get a new token."),
    TOKEN_INVALID(401, "The token is not accepted", "Get a token from the issuer that this service trusts."),
    OPERATOR_TOKEN_REQUIRED(401, "Only the operator may read this", "Send the operator's token in Authorization."),

    ROLE_NOT_PERMITTED(403, "Your role does not permit this", "Ask an owner of the organization for another role."),
    NOT_A_MEMBER(403, "You are not a member of the organization", "Choose an organization that /api/v1/me lists."),
    ACCOUNT_INACTIVE(403, "Your account is not active", "Ask the operator of the platform to activate it."),
    MEMBERSHIP_UNKNOWN(403, "The dashboard does not know your role or tier", "Ask the operator of the platform."),
    TOKEN_FOR_OTHER_ORGANIZATION(403, "The token is for another organization", "Use a token for this organization."),
    CHANGE_NOT_PERMITTED(403, "You may not change this", "Ask a user who may change it."),
    ACTIVITY_TYPE_NOT_PERMITTED(403, "You may not record this type of activity", "Record another type."),
    ACTION_NOT_OFFERED(403, "The action is not for your role or your tier", "Run an action of the list."),
    ADMINISTRATOR_REQUIRED(403, "Only a platform administrator may do this", "Leave out the parameter scope."),
    OPERATION_CLOSED(403, "Nobody may do this", "Use an operation of the contract."),
    ORIGIN_NOT_ALLOWED(403, "Pages of this origin may not call the API", "Ask the operator to list the origin."),

    NOT_FOUND(404, "There is no such resource, or you may not see it", "Check the path and the id."),
    METHOD_NOT_ALLOWED(405, "The method is not supported here", "Use a method that Allow lists."),
    NOT_ACCEPTABLE(406, "No media type that Accept allows is available", "Change Accept."),

    BODY_TOO_SLOW(408, "The body did not arrive in time", "Send the whole body again, within a minute."),

    ALREADY_EXISTS(409, "A row with this key exists already", "Send another key, or change that row."),
    REFERENCE_GONE(409, "The request refers to something that was deleted", "Read the other resource again."),
    DEDUPE_KEY_IN_USE(409, "Another activity has this dedupeKey", "Use another key for other content."),
    DEDUPE_KEY_RELEASED(409, "The activity with this dedupeKey was just deleted", "Send the request again."),
    IDEMPOTENT_REQUEST_RUNNING(409, "A request with this Idempotency-Key is running", "Send it again in a second."),
    ACTION_DISABLED(409, "The action is disabled", "Set isEnabled of the action before you run it."),
    ACTION_FORM_INVALID(409, "The form of the action is not a valid schema", "Correct formConfig of the action."),
    ACTION_ENDPOINT_NOT_ALLOWED(409, "The server may not call the apiEndpoint", "Ask the operator to allow it."),
    QUOTA_EXCEEDED(409, "The organization has as many rows of this kind as it may", "Delete some, or ask for more."),
    BUNDLE_TOO_LARGE(409, "The organization has more rows than a bundle may have", "Delete some of them."),
    ROWS_NOT_OFFERED(
            409, "The metric or widget has no rows to read", "Add rows with their fields to the metric's query."),
    METRIC_BUSY(409, "The metric cannot be calculated right now", "Read its value in a few seconds."),

    IF_MATCH_FAILED(412, "If-Match does not name the resource as it is now", "Read it again, and send its new ETag."),
    IF_NONE_MATCH_FAILED(412, "If-None-Match names the resource as it is now", "Leave the header out of changes."),
    BODY_TOO_LARGE(413, "The body, or a line of it, is too large", "Send less in one request."),
    CONTENT_TYPE_NOT_SUPPORTED(415, "The Content-Type is not supported here", "Use one that the contract lists."),
    CONTENT_ENCODING_NOT_SUPPORTED(415, "The Content-Encoding is not supported", "Send gzip, or no encoding."),
    RANGE_NOT_SATISFIABLE(416, "The file does not have this range", "Ask for another range, or for the whole file."),

    VALIDATION_FAILED(422, "The request has values that are not accepted", "Correct the values that errors lists."),
    VALUE_NOT_STORABLE(422, "The database cannot store a value of the request", "Correct the values."),
    IDEMPOTENCY_KEY_REUSED(422, "Another request has used this Idempotency-Key", "Use a new key."),
    BATCH_NOT_RECORDED(422, "Some items cannot be recorded, so none was", "Correct the items that errors lists."),
    QUERY_NOT_COMPUTABLE(422, "The metric's query cannot be computed", "Correct the query."),
    QUERY_TOO_SLOW(422, "The metric's query took too long", "Use a shorter window or fewer measures."),
    QUERY_RESULT_TOO_LARGE(422, "The result of the query is too large", "Use a coarser grain or fewer groups."),
    IF_MATCH_REQUIRED(428, "If-Match is missing", "Send the ETag of the resource as you read it."),

    RATE_LIMIT_EXCEEDED(429, "There were too many requests in a minute", "Wait as long as Retry-After says."),
    CONCURRENCY_LIMIT_EXCEEDED(429, "You send too many requests at once", "Wait until the server has answered them."),
    CALCULATION_LIMIT_EXCEEDED(429, "Too many metrics wait for calculation", "Wait as long as Retry-After says."),
    STREAM_LIMIT_EXCEEDED(429, "Too many event streams are open", "Close one, or read without a stream."),

    INTERNAL_ERROR(500, "The server failed", "Report the instance to the operator: the log contains it."),

    DATABASE_UNREACHABLE(
            503, "The database cannot be reached", "Try again. First check whether the change was stored."),
    DATABASE_BUSY(503, "The database is too busy", "Nothing was changed: try again."),
    DATABASE_FULL(503, "The database has no room for this", "Nothing was changed: try again later."),
    DATABASE_UNSAFE(503, "The server refuses to use its database", "Wait until the operator has made it safe."),
    TOKEN_KEYS_UNAVAILABLE(503, "Tokens cannot be verified at the moment", "Try again."),
    DATASETS_UNAVAILABLE(503, "The datasets are not known yet", "Try again in a minute."),
    CALCULATION_UNAVAILABLE(503, "The metric could not be calculated in time", "Try again."),
    SERVER_BUSY(503, "The server is too busy", "Nothing was done: try again."),
    SERVER_STOPPING(503, "The server stops", "Connect again: another server answers.");

    private static final String BASE = "https://tenantboard.dev/problems/";

    /** Types outside the API's operations: files, metrics and preflights. */
    private static final Set<ProblemType> BESIDE_THE_API =
            EnumSet.of(OPERATOR_TOKEN_REQUIRED, OPERATION_CLOSED, ORIGIN_NOT_ALLOWED, RANGE_NOT_SATISFIABLE);

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** Returns the types with a status that operations return, the most frequent one first. */
    public static List<ProblemType> ofOperations(int status) {
        return Stream.of(values())
                .filter(type -> type.status == status && !BESIDE_THE_API.contains(type))
                .toList();
    }

    /** Returns the URI of the type (RFC 9457). */
    public String uri() {
        return BASE + name();
    }

    public int status() {
        return status;
    }

    /** Returns what is wrong, in a few words. */
    public String title() {
        return title;
    }

    /** Returns what a client can do, as a sentence. */
    public String advice() {
        return advice;
    }

    /** Returns what is wrong and what to do, for a problem without a more specific text. */
    public String detail() {
        return title + ". " + advice;
    }
}
