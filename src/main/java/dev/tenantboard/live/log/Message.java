package dev.tenantboard.live.log;

/**
 * What a page is told.
 *
 * @param name the name of the server-sent event, such as {@code activity.created}
 * @param data its JSON, in one line
 */
public record Message(String name, String data) {}
