package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/command-line.md");

    @Test
    void everyCommandIsDocumentedAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher heading = Pattern.compile("(?m)^\\| `(podium [a-z -]+?)`").matcher(document());
        while (heading.find()) {
            assertThat(documented.add(heading.group(1))).isTrue();
        }
        assertThat(documented).isEqualTo(new TreeSet<>(leaves().keySet()));
    }

    @Test
    void everyCommandHasAnExampleInTheDocument() throws IOException {
        Set<String> shown = new HashSet<>();
        for (String line : examples(document())) {
            shown.add(CalledCommand.of(line).getCommandSpec().qualifiedName());
        }
        assertThat(shown).containsAll(leaves().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpHasExamplesThatAreWellFormed(CommandLine command) {
        String help = command.getUsageMessage();
        assertThat(help).contains("Examples:");
        Matcher example =
                Pattern.compile("(?m)^ {2}((?:PODIUM_TOKEN=\\S+ )?podium .*)$").matcher(help);
        List<String> found = new ArrayList<>();
        while (example.find()) {
            found.add(example.group(1));
            assertThatCode(() -> CalledCommand.of(example.group(1))).doesNotThrowAnyException();
        }
        String name = command.getCommandSpec().qualifiedName();
        assertThat(help).as(name).contains(name.equals("podium") ? "podium local" : name);
        assertThat(found).as(name).isNotEmpty();
    }

    @Test
    void onlyTheCommandThatIsCalledIsBuilt() {
        Commands commands = newCommands();
        assertThat(commands.lineFor("task", "list").getSubcommands()).containsOnlyKeys("task");
        assertThat(commands.lineFor("--version").getSubcommands()).isEmpty();
        assertThat(commands.lineFor("--help").getSubcommands()).hasSizeGreaterThan(15);
        assertThat(commands.lineFor().getSubcommands()).hasSizeGreaterThan(15);
    }

    @Test
    void everyCommandIsFoundUnderItsOwnName() {
        newCommands().whole().getSubcommands().forEach((name, line) -> assertThat(
                        newCommands().lineFor(name).getSubcommands())
                .containsKey(name));
    }

    @Test
    void completesCommandsAndOptions() throws IOException {
        try (FakeApi api = new FakeApi()) {
            assertThat(api.run("completion")).isZero();
            assertThat(api.out())
                    .startsWith("#!/usr/bin/env bash")
                    .contains("function _picocli_podium_task_list(", "--status", "deregister");
        }
    }

    @Test
    void theDocumentHasEveryExitCode() throws IOException {
        for (int code : new int[] {0, 1, 2, Exit.NOT_FOUND, Exit.REFUSED, Exit.UNREACHABLE, Exit.TOO_LATE}) {
            assertThat(document()).contains("\n| " + code + " | ");
        }
    }

    static Stream<CommandLine> commands() {
        return all(new Commands(output(), Map.of()).whole(), new ArrayList<>()).stream();
    }

    private static List<CommandLine> all(CommandLine line, List<CommandLine> found) {
        found.add(line);
        new HashSet<>(line.getSubcommands().values()).forEach(sub -> all(sub, found));
        return found;
    }

    private static Map<String, CommandLine> leaves() {
        Map<String, CommandLine> leaves = new TreeMap<>();
        commands()
                .filter(line -> line.getSubcommands().isEmpty())
                .forEach(line -> leaves.put(line.getCommandSpec().qualifiedName(), line));
        return leaves;
    }

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    /** Returns the command lines of a text, one a row of a table. */
    private static List<String> examples(String text) {
        List<String> found = new ArrayList<>();
        Matcher example = Pattern.compile("`infra/(podium [^`]+)`").matcher(text);
        while (example.find()) {
            found.add(example.group(1).replace("\\|", "|"));
        }
        return found;
    }

    private static Commands newCommands() {
        return new Commands(output(), Map.of());
    }

    private static Output output() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Output(nowhere, nowhere, false);
    }
}
