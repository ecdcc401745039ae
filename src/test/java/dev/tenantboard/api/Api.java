package dev.tenantboard.api;

import java.net.URI;

/** The API of one server: {@code api.as(ACME_OWNER).get("/widgets")}. */
public record Api(URI server) {

    public static Api at(URI server) {
        return new Api(server);
    }

    public Session as(Caller caller) {
        return withToken(Tokens.forCaller(caller).sign());
    }

    /** Returns a session with a given token, for example an invalid one. */
    public Session withToken(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    public Session anonymous() {
        return Session.anonymous(server);
    }
}
