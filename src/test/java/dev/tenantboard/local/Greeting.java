package dev.tenantboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The text that a run prints when it is ready: shell lines for the first calls, and the addresses of everything else.
 */
final class Greeting {

    private static final List<Integer> OTHERS = List.of(4, 7);

    private Greeting() {}

    static void print(URI baseUri, List<LocalUser> users, LocalDirectory directory, Path runFile, Duration taken) {
        LocalRun.say("");
        LocalRun.say("Ready after " + taken.toMillis() / 1000.0 + " s");
        LocalRun.say("  API page:  " + baseUri + "/api-docs");
        LocalRun.say("  Log:       " + directory.log());
        LocalRun.say("  Tokens of all users, and the address of the database:  " + runFile);
        LocalRun.say("");
        LocalRun.say("Paste these lines into another terminal. Tokens are valid for " + LocalUser.LIFETIME.toHours()
                + " hours.");
        LocalRun.say("");
        LocalRun.say("URL=" + baseUri + "/api/v1");
        LocalRun.say("TOKEN=" + users.get(0).token());
        LocalRun.say("curl -H \"Authorization: Bearer $TOKEN\" $URL/dashboard/widgets");
        LocalRun.say("");
        LocalRun.say("This is the token of " + nameOf(users.get(0)) + ". Others:");
        OTHERS.forEach(index -> printToken(users.get(index)));
        LocalRun.say("");
        LocalRun.say("Ctrl-C stops the server and the database. The data stays; -Dfresh removes it.");
    }

    private static void printToken(LocalUser user) {
        LocalRun.say("");
        LocalRun.say(nameOf(user) + ":");
        LocalRun.say("TOKEN=" + user.token());
    }

    private static String nameOf(LocalUser user) {
        SampleOrganizations.Membership membership = SampleOrganizations.MEMBERSHIPS.stream()
                .filter(candidate -> candidate.userId().equals(user.userId())
                        && candidate.organizationId().equals(user.organizationId()))
                .findFirst()
                .orElseThrow();
        return membership.userName() + ", " + user.role() + " of " + membership.organizationName();
    }
}
