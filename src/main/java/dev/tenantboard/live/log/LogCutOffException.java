package dev.tenantboard.live.log;

import jakarta.ejb.ApplicationException;

/** Entries after a position were removed, or the position belongs to another log. The client has to load all again. */
@ApplicationException(rollback = true)
public class LogCutOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogCutOffException(String reason) {
        super(reason, null, false, false);
    }
}
