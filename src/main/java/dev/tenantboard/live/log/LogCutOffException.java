package dev.tenantboard.live.log;

import jakarta.ejb.ApplicationException;

/** What came after a position is not known any more, or the position is none of this log: whoever stands there loads all again. */
@ApplicationException(rollback = true)
public class LogCutOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogCutOffException(String reason) {
        super(reason, null, false, false);
    }
}
