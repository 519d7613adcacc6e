package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarTest {
    private static final String WIPE = "\r\u001b[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void growsAndGoesAway() {
        try (Bar bar = new Bar(output(true), "worlds", 2)) {
            bar.show(0);
            bar.step();
            bar.step();
            bar.step();
        }
        assertThat(text())
                .isEqualTo(WIPE + "[" + " ".repeat(30) + "] 0 of 2 worlds"
                        + WIPE + "[" + "#".repeat(15) + " ".repeat(15) + "] 1 of 2 worlds"
                        + WIPE + "[" + "#".repeat(30) + "] 2 of 2 worlds"
                        + WIPE + "[" + "#".repeat(30) + "] 3 of 2 worlds" + WIPE);
    }

    @Test
    void letsLinesPassAboveIt() {
        Output output = output(true);
        output.passingBar("[#]");
        output.line("one");
        output.wipeBar();
        output.line("two");
        assertThat(text()).isEqualTo(WIPE + "[#]" + WIPE + "one\n" + WIPE + "[#]" + WIPE + "two\n");
    }

    @Test
    void isForTerminalsOnly() {
        try (Bar bar = new Bar(output(false), "worlds", 0)) {
            bar.step();
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void isShownByWhatTakesLong(@TempDir Path directory) throws IOException {
        Path trace = Files.writeString(directory.resolve("t.csv"), "arrival_s,duration_s\n0,1\n1,2\n");
        String page = directory.resolve("page.html").toString();
        String[] compare = {"compare", "--trace", trace.toString(), "--servers", "1", "--out", page};
        String[] torture = {"torture", "--seeds", "1..2", "--steps", "50"};

        assertThat(run(true, compare)).contains("] 1 of 6 policies" + WIPE).contains("Plots: ");
        assertThat(run(true, torture)).contains("] 1 of 2 worlds" + WIPE, "] 2 of 2 worlds" + WIPE + "2 seeds");
        assertThat(run(false, compare)).doesNotContain(WIPE);
        assertThat(run(false, torture)).doesNotContain(WIPE);
    }

    private String run(boolean isTerminal, String... arguments) {
        out.reset();
        assertThat(Podium.run(output(isTerminal), Map.of(), arguments)).isZero();
        return text();
    }

    private Output output(boolean isTerminal) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Output(stream, stream, isTerminal);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
