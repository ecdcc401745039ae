package dev.tenantboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a run says once it is ready. */
final class Greeting {

    private static final List<Integer> SHOWN = List.of(0, 4, 7);

    private Greeting() {}

    static void print(URI baseUri, List<LocalUser> users, Path runFile, Duration taken) {
        LocalRun.say("");
        LocalRun.say("Ready after " + taken.toMillis() / 1000.0 + " s");
        LocalRun.say("  Address:   " + baseUri);
        LocalRun.say("  API page:  " + baseUri + "/api-docs");
        for (int index : SHOWN) {
            printCurl(baseUri, users.get(index));
        }
        LocalRun.say("");
        LocalRun.say("Tokens last 12 hours. Those of all users, and the database's address, are in " + runFile);
        LocalRun.say("Next: paste one of the calls, or a token into the API page, and create a widget of your own.");
        LocalRun.say("Ctrl-C stops the server and the database. Data stays; -Dfresh starts afresh.");
    }

    private static void printCurl(URI baseUri, LocalUser user) {
        SampleOrganizations.Membership membership = SampleOrganizations.MEMBERSHIPS.stream()
                .filter(candidate -> candidate.userId().equals(user.userId())
                        && candidate.organizationId().equals(user.organizationId()))
                .findFirst()
                .orElseThrow();
        LocalRun.say("");
        LocalRun.say("# " + membership.userName() + ", " + user.role() + " of " + membership.organizationName());
        LocalRun.say("curl -H 'Authorization: Bearer " + user.token() + "' " + baseUri + "/api/v1/dashboard/widgets");
    }
}
