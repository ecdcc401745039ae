/**
 * What is defined in an organization and then changed by one editor at a time: widgets, quick actions and metrics.
 *
 * <p>{@link dev.tenantboard.definition.DefinitionRow} is what their rows have in common, and
 * {@link dev.tenantboard.definition.Definitions} the one way to write them, so that no feature can forget the row's lock,
 * the entity tag, or the activity that says what was changed. A feature keeps what is its own: the fields, their rules, and
 * who may read a row.
 *
 * <p>The colours and icons that quick actions, metrics and widgets may have, and where their buttons may lead. Colours and
 * icons are names from a list, so that a client can draw every one of them, and nothing that a browser would load or
 * run.
 */
package dev.tenantboard.definition;
