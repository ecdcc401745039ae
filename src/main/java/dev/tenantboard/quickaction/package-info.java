/**
 * Quick actions: buttons that navigate, open a form, follow a link, call an API or trigger a workflow. The platform
 * offers some to every organization; how often those are used is counted apart for each.
 *
 * <p>Running quick actions: {@code POST /dashboard/quick-actions/{id}/execute}.
 *
 * <p>Most actions are directions for the client, and one transaction decides and counts. An action with an endpoint is
 * called from the server, in three steps ({@link dev.tenantboard.quickaction.Executions}). The first transaction checks
 * again, counts the use, and commits a {@link dev.tenantboard.quickaction.QuickActionRun} as RUNNING. The call is made with no
 * transaction and no connection, so that a slow endpoint holds nothing but its thread. The second transaction stores the
 * outcome and records it among the activities. If the server dies in between, the run stays as it is: who sends the request
 * again under its {@code Idempotency-Key} is told that the outcome is UNKNOWN, and the endpoint is never called a second time.
 *
 * <p>Decisions. Everything is checked before anything is counted: a use is an execution that was answered with 200. An
 * endpoint is held to the operator's list when it is called and not when the action is written, because the list may
 * change at any time, and the definition stays what its author meant. An action without a form takes no input, so that an
 * endpoint receives only what the action's author foresaw. A call that failed is an outcome and not an error of the
 * request, so it is answered with 200, kept under the key, and never repeated by us. An outcome is an
 * INTEGRATION_EVENT, and no WORKFLOW_UPDATE, because members may record the latter themselves.
 */
package dev.tenantboard.quickaction;
