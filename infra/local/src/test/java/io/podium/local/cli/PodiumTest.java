package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodiumTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void stopsAtABadLineBeforeAnythingStarts() throws Exception {
        Path trace = directory.resolve("bad.csv");
        Files.writeString(trace, "arrival_s,duration_s\n0,1\n1,-2\n");
        assertThat(run("demo", "--trace", trace.toString())).isEqualTo(2);
        assertThat(text(err)).isEqualTo("podium: bad.csv:3: duration_s is \"-2\"; it is a number from 0.0 to 1.0E9\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void saysThatATraceCannotBeRead() {
        assertThat(run("demo", "--trace", directory.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(text(err)).contains("none.csv");
    }

    @Test
    void refusesOptionsThatCannotBe() {
        assertThat(run("demo", "--speed", "0")).isEqualTo(2);
        assertThat(run("demo", "--speed", "fast")).isEqualTo(2);
        assertThat(run("demo", "--format", "xml")).isEqualTo(2);
        assertThat(run("demo", "--failure-rate", "2")).isEqualTo(2);
        assertThat(run("local", "--port", "70000")).isEqualTo(2);
        assertThat(run("local", "--store", "paper")).isEqualTo(2);
        assertThat(run("local", "--nonsense")).isEqualTo(2);
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("workload", "--tasks", "0")).isEqualTo(2);
    }

    @Test
    void writesAWorkload() throws Exception {
        Path file = directory.resolve("w.csv");
        assertThat(run("workload", "--tasks", "50", "--seed", "3", "--out", file.toString()))
                .isZero();
        assertThat(TraceReader.read(file).arrivals()).hasSize(50);
        assertThat(run("workload", "--tasks", "50", "--seed", "3")).isZero();
        assertThat(text(out)).isEqualTo(Files.readString(file));
    }

    @Test
    void showsItsUsage() {
        assertThat(run("--help")).isZero();
        assertThat(run("demo", "--help")).isZero();
        assertThat(text(out)).contains("local", "demo", "workload", "--trace=FILE");
    }

    @Test
    void writesLinesBehindABar() {
        Output output = new Output(stream(out), stream(err), true);
        output.bar("[##  ]");
        output.bar("[### ]");
        output.line("done");
        assertThat(text(out)).isEqualTo("\r\u001b[K[##  ]\r\u001b[K[### ]\ndone\n");
    }

    @Test
    void readsOneWindowOfABacklogOfAnyLength() {
        assertThat(run("backlog", "--tasks", "10000")).isZero();
        String[] rows = text(out).split("\n", -1);
        // All but the length of the backlog and the time.
        assertThat(rows[2].substring(13, 62))
                .isEqualTo(rows[1].substring(13, 62))
                .contains(" 50 ");
        assertThat(run("backlog", "--tasks", "1")).isEqualTo(2);
    }

    @Test
    void theConsoleNeedsAnAddressAndAWayToSayWhoAsks() {
        assertThat(run("console")).isEqualTo(2);
        assertThat(run("console", "--url", "podium.example.com")).isEqualTo(2);
        assertThat(run("console", "--url", "https://podium.example.com", "--port", "70000"))
                .isEqualTo(2);
        assertThat(run("console", "--url", "https://podium.example.com")).isEqualTo(2);
        assertThat(text(err)).contains("Maybe add --region, or --token-file");
        assertThat(run("console", "--url", "https://podium.example.com", "--token-file", "none"))
                .isEqualTo(2);
        assertThat(text(err)).contains("--token-file cannot be read");
    }

    private int run(String... arguments) {
        return Podium.run(new Output(stream(out), stream(err), false), Map.of(), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
