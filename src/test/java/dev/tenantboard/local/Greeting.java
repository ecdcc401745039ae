package dev.tenantboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The text that a run prints when it is ready: the address, and what to do next. Tokens are in files. */
final class Greeting {

    private Greeting() {}

    static void print(URI baseUri, LocalUser owner, LocalDirectory directory, RunFile runFile, Duration taken) {
        LocalRun.say("");
        LocalRun.say("Ready after " + taken.toSeconds() + " s:  " + baseUri + "/api-docs");
        LocalRun.say("");
        LocalRun.say("  To use the page as " + owner.name() + ", " + owner.use() + ", open the link that this prints:");
        LocalRun.say("      cat " + shown(runFile.link()));
        LocalRun.say("  For curl, continue with \"Call it\" in README.md.");
        LocalRun.say("  Other users with their tokens, and the database:  " + shown(runFile.path()));
        LocalRun.say("  Log of the server:  " + shown(directory.log()));
        LocalRun.say("");
        LocalRun.say("Ctrl-C stops the server and the database. The data stays; -Dfresh removes it.");
    }

    /** Returns a path as the user may type it. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        String text = (path.startsWith(here) ? here.relativize(path) : path).toString();
        return text.contains(" ") ? "'" + text + "'" : text;
    }
}
