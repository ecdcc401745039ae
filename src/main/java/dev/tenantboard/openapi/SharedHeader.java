package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createHeader;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A header of every answer. Those that mean nothing to a client's code are told once, in the document's description. */
enum SharedHeader {
    TRACEPARENT(
            "traceparent",
            "The trace that the request is a part of (W3C Trace Context): the caller's, if its own header of that name"
                    + " says so.",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final String header;
    private final String description;
    private final String example;

    SharedHeader(String header, String description, String example) {
        this.header = header;
        this.description = description;
        this.example = example;
    }

    static APIResponse addTo(APIResponse response) {
        for (SharedHeader shared : values()) {
            response.addHeader(shared.header, createHeader().ref("#/components/headers/" + shared.header));
        }
        return response;
    }

    static void addTo(Components components) {
        for (SharedHeader shared : values()) {
            components.addHeader(
                    shared.header, Operations.header(shared.description).example(shared.example));
        }
    }
}
