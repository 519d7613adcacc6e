package io.podium.local.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document in Markdown, and the blocks of code in it. */
record Document(Path file, List<Block> blocks) {
    private static final String FENCE = "```";

    /**
     * A block of code.
     *
     * @param language what follows the fence, empty where nothing does
     * @param line the number of the fence's line
     */
    record Block(String language, String text, int line) {}

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
                blocks.add(new Block(lines.get(begin).substring(FENCE.length()), text.toString(), begin + 1));
            }
        }
        return new Document(file, blocks);
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
