package dev.tenantboard.problem;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The id under which a request stands in the log and in its problem. */
@RequestScoped
public class Trace {

    private final String id = UUID.randomUUID().toString().replace("-", "");

    public String id() {
        return id;
    }
}
