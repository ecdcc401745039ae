/**
 * Quick actions: buttons that navigate, open a form, follow a link, call an API or trigger a workflow. The platform
 * provides some to every organization; their usage is counted for each organization.
 *
 * <p>Most executions only return instructions to the client. One transaction decides and counts. An action with an
 * endpoint is called from the server, in three steps ({@link dev.tenantboard.quickaction.Executions}). The first
 * transaction checks the action, counts the use, and commits a {@link dev.tenantboard.quickaction.QuickActionRun} as
 * RUNNING. The call itself has no transaction and no connection, so a slow endpoint only occupies a thread. The second
 * transaction stores the outcome and records it as an activity. If the server stops in between, the run remains. A
 * client that repeats the request under its {@code Idempotency-Key} then receives the state UNKNOWN, and the endpoint
 * is never called a second time.
 *
 * <p>A form without an endpoint ends in the first transaction: its run contains the input that the form accepted, without
 * secret fields ({@link dev.tenantboard.quickaction.KeptInput}). Runs are kept for {@code tenantboard.runs.retention}. The
 * next run removes older ones, and so does the retention, for organizations without another run
 * ({@link dev.tenantboard.retention.OldRuns}). The input of a call is not kept, because the endpoint has it.
 *
 * <p>Decisions. All checks precede the count: a use is an execution that is answered with 200. The operator's list is
 * checked when an endpoint is written and again at the call, because the list may change at any time. An action without a
 * form accepts no input, so that an endpoint receives only what the action's author intended. A failed call is an
 * outcome and not an error of the request, so it is answered with 200, stored under the key, and never retried. An
 * outcome is an INTEGRATION_EVENT and not a WORKFLOW_UPDATE, because members can record a WORKFLOW_UPDATE themselves. A
 * submitted form is a SYSTEM_EVENT, for the same reason. Its activity names the run, and contains no input.
 */
package dev.tenantboard.quickaction;
