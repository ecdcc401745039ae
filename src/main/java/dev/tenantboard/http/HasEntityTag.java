package dev.tenantboard.http;

/** A representation with an id and a strong entity tag, quoted as in the header. */
public interface HasEntityTag {
    String id();

    String etag();
}
