package dev.tenantboard.bench;

import dev.tenantboard.bench.load.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** One request after the other, for what is looked at rather than measured. */
record Single(URI server) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(call.path()))
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** The answer, which must have the status that is right. */
    HttpResponse<String> demand(Call call) {
        HttpResponse<String> answer = send(call);
        if (answer.statusCode() != call.expected()) {
            throw new IllegalStateException(
                    call.method() + " " + call.path() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
