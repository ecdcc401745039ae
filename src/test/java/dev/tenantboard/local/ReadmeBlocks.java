package dev.tenantboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of README.md, in their order. */
final class ReadmeBlocks {

    private static final Path README = Path.of("README.md");

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    /** A block, and its language. */
    record Block(String language, String text) {}

    private ReadmeBlocks() {}

    static List<Block> all() throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    /** The first block starts the local run. The user pastes all others into a second terminal. */
    static List<String> pasted() throws IOException {
        return all().stream()
                .filter(block -> block.language().equals("sh"))
                .map(Block::text)
                .skip(1)
                .toList();
    }
}
