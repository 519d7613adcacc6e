package io.podium.local.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown, and the blocks of code in it. A comment in the line before a block says why no test runs it. */
record Document(Path file, List<Block> blocks) {
    private static final String FENCE = "```";
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: .{3,} -->");

    /**
     * A block of code.
     *
     * @param language what follows the fence, empty where nothing does
     * @param line the number of the fence's line
     * @param notRun whether a comment says why it is not run
     */
    record Block(String language, String text, int line, boolean notRun) {}

    static Document read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int begin = at;
                StringBuilder text = new StringBuilder();
                for (at++; !lines.get(at).startsWith(FENCE); at++) {
                    text.append(lines.get(at)).append('\n');
                }
                boolean notRun =
                        begin > 0 && NOT_RUN.matcher(lines.get(begin - 1)).matches();
                blocks.add(new Block(lines.get(begin).substring(FENCE.length()), text.toString(), begin + 1, notRun));
            }
        }
        return new Document(file, blocks);
    }

    /** Returns all documents of the project that people read: the README, and what is below infra/docs. */
    static List<Document> all() throws IOException {
        List<Document> found = new ArrayList<>();
        found.add(read(Path.of("../../README.md")));
        try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                found.add(read(file));
            }
        }
        return found;
    }

    /** Returns the commands of the shell that are to be run. */
    List<Block> commands() {
        return blocks.stream()
                .filter(block -> block.language().equals("sh") && !block.notRun())
                .toList();
    }

    /** Returns the only block of a language. */
    Block only(String language) {
        List<Block> found = blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(file + " has " + found.size() + " blocks of " + language);
        }
        return found.get(0);
    }
}
