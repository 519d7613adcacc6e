package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the tutorial, in order, by the shell, against a stack of their own; and each line that a block of text shows
 * after them must come, in that order, where three dots stand for anything.
 */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a Unix shell")
class TutorialTest {
    /** Virtual seconds in a second, so that a lease of a minute runs out in a few seconds. */
    private static final double SPEED = 10;

    private static final String NOT_RUN = "<!-- not run: ";

    @TempDir
    private Path directory;

    @Test
    void everyCommandDoesWhatTheTutorialShows() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/curl")) || Files.isExecutable(Path.of("/bin/curl")),
                "there is no curl");
        Document tutorial = Document.read(Path.of("../docs/tutorial.md"));
        launcher();
        StackOptions options = new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                SPEED,
                line -> {});
        try (LocalStack stack = LocalStack.start(options)) {
            String said = "";
            int run = 0;
            for (Document.Block block : tutorial.blocks()) {
                if (block.language().equals("text")) {
                    shows(said, block);
                } else if (!isMarked(tutorial, block)) {
                    said = run(block, stack.uri().toString());
                    run++;
                }
            }
            assertThat(run).isGreaterThanOrEqualTo(8);
        }
    }

    private static boolean isMarked(Document tutorial, Document.Block block) throws Exception {
        return Files.readAllLines(tutorial.file()).get(block.line() - 2).startsWith(NOT_RUN);
    }

    private static void shows(String said, Document.Block expected) {
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

    private String run(Document.Block block, String url) throws Exception {
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

    /** What {@code infra/podium} is after packaging: the same program, from the classes that are tested. */
    private void launcher() throws Exception {
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
