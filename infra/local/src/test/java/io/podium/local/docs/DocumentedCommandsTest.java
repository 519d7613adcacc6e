package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.local.cli.CalledCommand;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a document shows is run, in order, by the shell, against a stack that each document has to itself; and
 * what a block of {@code text} after it shows must be what it prints. A block that cannot be run here is marked with the
 * reason, by {@code <!-- not run: ... -->} in the line before; the command lines of Podium in it must still be ones that
 * there are.
 */
@Timeout(400)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a Unix shell")
class DocumentedCommandsTest {
    /** Virtual seconds in a second, so that a lease of a minute runs out in a few seconds. */
    private static final double SPEED = 10;

    /** The worker in each language, which WorkersDocumentTest runs. */
    private static final String WORKERS = "workers.md";

    /** The README shows the one in Java, and how a task flows. Its JSON the API's page has from tested examples. */
    private static final Set<String> SHOWN = Set.of("sh", "text", "mermaid");

    private static final Set<String> RUN_ELSEWHERE = Set.of("java", "python", "xml");

    @TempDir
    private Path directory;

    @Test
    void everyBlockIsACommandOrSaysWhatItIs() throws IOException {
        for (Document document : Document.all()) {
            String name = String.valueOf(document.file().getFileName());
            for (Document.Block block : document.blocks()) {
                boolean known = SHOWN.contains(block.language())
                        || (RUN_ELSEWHERE.contains(block.language())
                                && Set.of(WORKERS, "README.md").contains(name))
                        || (block.language().equals("json") && name.equals("api.md"));
                assertThat(known)
                        .as("%s, line %s: a block of \"%s\"", document.file(), block.line(), block.language())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsNotRunCallsCommandsThatThereAre() throws IOException {
        int found = 0;
        for (Document document : Document.all()) {
            for (Document.Block block : document.blocks()) {
                for (String line : block.notRun() ? calls(block) : List.<String>of()) {
                    found++;
                    assertThatCode(() -> CalledCommand.of(line))
                            .as("%s, line %s: %s", document.file(), block.line(), line)
                            .doesNotThrowAnyException();
                }
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    private static List<String> calls(Document.Block block) {
        return block.text()
                .lines()
                .flatMap(line -> Stream.of(line.split("&&|;", -1)))
                .map(line -> line.strip().replaceFirst("^(time |JAVA_TOOL_OPTIONS=\\S+ )", ""))
                .filter(line -> line.startsWith("infra/podium "))
                .map(line -> line.replaceFirst("^infra/", "").replace("$p", "fifo"))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandDoesWhatTheDocumentShows() throws IOException {
        return Document.all().stream()
                .filter(document -> !document.file().endsWith(WORKERS)
                        && !document.commands().isEmpty())
                .map(document -> DynamicTest.dynamicTest(
                        String.valueOf(document.file().getFileName()), () -> walkThrough(document)));
    }

    private void walkThrough(Document document) throws Exception {
        assumeTrue(Shell.has("curl"), "there is no curl on the path");
        StackOptions options = new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                SPEED,
                line -> {});
        Path place = Files.createTempDirectory(directory, "walk");
        try (LocalStack stack = LocalStack.start(options)) {
            Shell shell = new Shell(place, stack.uri().toString());
            String said = "";
            for (Document.Block block : document.blocks()) {
                if (block.language().equals("text") && !block.notRun()) {
                    Shell.shows(said, block);
                } else if (block.language().equals("sh") && !block.notRun()) {
                    said = shell.run(block);
                }
            }
        }
    }
}
