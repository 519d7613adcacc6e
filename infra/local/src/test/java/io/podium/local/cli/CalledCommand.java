package io.podium.local.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The command that a line of a document calls. */
public final class CalledCommand {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    private CalledCommand() {}

    /**
     * Returns the command that a line calls; its options and arguments are read, and nothing is run.
     *
     * @param line begins with {@code podium}, maybe after a token
     * @throws CommandLine.ParameterException if there is no such command, option or argument
     */
    public static CommandLine of(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst("^PODIUM_TOKEN=\\S+ ", "").replaceFirst(" [<>|].*$", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        List<CommandLine> parsed = new Commands(new Output(nowhere, nowhere, false), Map.of())
                .whole()
                .parseArgs(words.subList(1, words.size()).toArray(new String[0]))
                .asCommandLineList();
        return parsed.get(parsed.size() - 1);
    }
}
