package dev.tenantboard.schema;

/** The database could not be brought to this version; the message says why and carries no password. */
public class SchemaMigrationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemaMigrationException(String message) {
        super(message);
    }

    SchemaMigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
