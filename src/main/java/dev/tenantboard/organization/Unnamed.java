package dev.tenantboard.organization;

import java.util.function.Function;

/**
 * A view without its person. {@link People} completes many of them with one statement.
 *
 * @param by who caused or created the row, or null for nobody: the view has no person then
 * @param view returns the view with the person, who may be null
 */
public record Unnamed<V>(UserAt by, Function<Person, V> view) {}
