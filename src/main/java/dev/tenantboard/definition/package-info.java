/**
 * Definitions: widgets, quick actions and metrics, which one editor at a time changes.
 *
 * <p>{@link dev.tenantboard.definition.DefinitionRow} contains what their rows have in common.
 * {@link dev.tenantboard.definition.Definitions} is the only way to write them, so that no feature can omit the entity
 * tag or the audit trail. A change reads the row without a lock, merges and validates, and then replaces the version
 * that it has read. A feature contains its own fields, their rules, and the rule for readers of a row.
 *
 * <p>{@link dev.tenantboard.definition.Quotas} limits the number of rows of an organization. Its lock comes after the rows that the
 * new row refers to, and before the audit trail; only creations take it.
 *
 * <p>Also the colours and icons of definitions, and the targets of their buttons. Colours and icons are names from a
 * list, so that every client can draw them and a browser never loads or runs them.
 */
package dev.tenantboard.definition;
