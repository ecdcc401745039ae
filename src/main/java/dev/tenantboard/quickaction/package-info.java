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
 * <p>Decisions. All checks precede the count: a use is an execution that is answered with 200. The operator's list is
 * checked at the call and not when the action is written, because the list may change at any time. An action without a
 * form accepts no input, so that an endpoint receives only what the action's author intended. A failed call is an
 * outcome and not an error of the request, so it is answered with 200, stored under the key, and never retried. An
 * outcome is an INTEGRATION_EVENT and not a WORKFLOW_UPDATE, because members can record a WORKFLOW_UPDATE themselves.
 */
package dev.tenantboard.quickaction;
