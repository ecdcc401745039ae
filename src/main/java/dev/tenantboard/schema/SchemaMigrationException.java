package dev.tenantboard.schema;

/** The database could not be migrated to this version. The message has the reason and no password. */
public class SchemaMigrationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemaMigrationException(String message) {
        super(message);
    }

    SchemaMigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
