package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the commands of a document as its reader would, in a directory which looks like a clone. */
final class Shell {
    private final Path directory;
    private final String url;

    /**
     * Makes the directory ready.
     *
     * @param url where the stack is that the commands ask
     */
    Shell(Path directory, String url) throws IOException {
        this.directory = directory;
        this.url = url;
        launcher();
        for (String name : List.of("events", "template.yaml", "infra/statemachine")) {
            Files.createSymbolicLink(
                    directory.resolve(name), Path.of("../..", name).toRealPath());
        }
    }

    /** Returns whether a program can be found as the shell does. */
    static boolean has(String program) {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a block, which must succeed, and returns all that it has printed. */
    String run(Document.Block block) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.text())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PODIUM_URL", url);
        Process shell = builder.start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as("line %s:%n%s", block.line(), said).isZero();
        return said;
    }

    /** Fails unless each line that the block shows is among those said, in that order; three dots stand for anything. */
    static void shows(String said, Document.Block expected) {
        Iterator<String> lines = said.lines().iterator();
        for (String wanted :
                expected.text().lines().filter(line -> !line.equals("...")).toList()) {
            Pattern pattern = Pattern.compile(Arrays.stream(wanted.split(Pattern.quote("..."), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
            boolean found = false;
            while (!found && lines.hasNext()) {
                found = pattern.matcher(lines.next().stripTrailing()).matches();
            }
            assertThat(found)
                    .as("line %s: %s, in:%n%s", expected.line(), wanted, said)
                    .isTrue();
        }
    }

    /** What {@code infra/podium} is after packaging: the same program, from the classes that are tested. */
    private void launcher() throws IOException {
        Path launcher = Files.createDirectories(directory.resolve("infra")).resolve("podium");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Files.write(
                launcher,
                List.of(
                        "#!/bin/sh",
                        "exec '" + java + "' -XX:TieredStopAtLevel=1 -cp '" + classPath
                                + "' io.podium.local.cli.Podium \"$@\""));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }
}
