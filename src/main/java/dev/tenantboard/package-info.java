/**
 * A multi-tenant dashboard backend. This is its table of contents: first the features, then what serves them all. A request
 * goes one way: resource, service, entity, database. A package knows those below it, and there are no cycles, also not
 * between the packages directly below this one.
 *
 * <dl>
 *   <dt>{@code dashboard}<dd>the whole screen in one call, and each user's layout and preferences
 *   <dt>{@code widget}<dd>the widgets of an organization, and the types of widgets
 *   <dt>{@code activity}<dd>the activity feed, and each user's marks on it
 *   <dt>{@code activity.recording}<dd>how activities are recorded: one, a batch, or by the product itself (the audit trail)
 *   <dt>{@code quickaction}<dd>quick actions and their runs
 *   <dt>{@code quickaction.outbound}<dd>signed calls to the endpoints of the platform
 *   <dt>{@code metric}<dd>the definitions of metrics, and the datasets that a caller may measure
 *   <dt>{@code metric.query}<dd>the query language: documents, conditions, formulas
 *   <dt>{@code metric.time}<dd>time windows and buckets in a time zone
 *   <dt>{@code metric.catalog}<dd>the datasets, and the proof that a view keeps organizations apart
 *   <dt>{@code metric.engine}<dd>from a query to SQL, and from its rows to figures
 *   <dt>{@code metric.value}<dd>stored values, their status and history, and when they are refreshed
 *   <dt>{@code metric.reading}<dd>what callers see of values and of the rows behind them, and calculations on request
 *   <dt>{@code live}<dd>server-sent events: streams, subscriptions, unread counts
 *   <dt>{@code live.log}<dd>the event log, its positions, and the notification of new entries
 *   <dt>{@code retention}<dd>the removal of old activities and events
 *   <dt>{@code definition}<dd>how widgets, quick actions and metrics are changed, and their colours, icons and targets
 *   <dt>{@code organization}<dd>organizations, users and memberships of the platform
 *   <dt>{@code access}<dd>who calls, and what they may do: tokens, roles, CORS, rate limits
 *   <dt>{@code tenancy}<dd>how a transaction gets its tenant
 *   <dt>{@code http}<dd>JSON, parameters, conditional requests, batches, and how a server stops
 *   <dt>{@code http.idempotency}<dd>the stored response to a repeated POST
 *   <dt>{@code problem}<dd>one error format for every failure
 *   <dt>{@code openapi}<dd>the API's contract
 *   <dt>{@code jsonschema}<dd>JSON Schemas that clients submit, and the check of documents
 *   <dt>{@code schema}<dd>migrations at start-up, and the guard that checks the database's safety
 *   <dt>{@code scheduling}<dd>queues, debounced and periodic tasks
 *   <dt>{@code persistence}<dd>plain SQL, PostgreSQL's types, ids, and lists by keyset
 *   <dt>{@code monitoring}<dd>metrics for the operator
 *   <dt>{@code trace}<dd>traces, spans and the log of requests
 * </dl>
 */
package dev.tenantboard;
