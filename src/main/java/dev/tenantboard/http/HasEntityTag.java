package dev.tenantboard.http;

/** A representation with an id and a strong entity tag, with quotation marks as in the header. */
public interface HasEntityTag {
    String id();

    String etag();
}
