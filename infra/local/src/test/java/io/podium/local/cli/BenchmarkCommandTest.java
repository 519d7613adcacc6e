package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.optimizer.highs.HighsLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return Podium.run(output(), Map.of(), arguments);
    }

    private Output output() {
        return new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tableHasALineForEachSize() {
        assertThat(run("benchmark", "--sizes", "A10x2,B12x3", "--repeat", "2")).isZero();
        assertThat(text().lines()).hasSize(4);
        assertThat(text()).contains("| A 10x2 | 30 |", "| B 12x3 | 48 |");
    }

    /** A stand-in for Python that solved everything in two seconds. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void figuresOfNativeHighsStandBeside() throws IOException {
        Path python = Files.writeString(directory.resolve("python"), """
                #!/bin/sh
                grep -q "^COLUMNS" "$3" || exit 3
                echo '{"version": "9.9", "seconds": 2.0, "cpu": 1.0, "status": "Optimal", "objective": 1.0}'
                """);
        assertThat(python.toFile().setExecutable(true)).isTrue();

        assertThat(run("benchmark", "--sizes", "A10x2", "--repeat=1", "--format=json", "--python", python.toString()))
                .isZero();

        assertThat(Json.parseObject(text()).get("programs")).isInstanceOfSatisfying(List.class, programs -> {
            assertThat(programs).hasSize(1);
            Map<?, ?> figures = (Map<?, ?>) programs.get(0);
            assertThat(figures.get("highsSeconds")).isEqualTo(2.0);
            assertThat((Double) figures.get("ratio")).isEqualTo((Double) figures.get("solveSeconds") / 2);
            assertThat((Double) figures.get("difference")).isPositive();
            assertThat((Double) figures.get("searchedGap")).isLessThanOrEqualTo((Double) figures.get("roundedGap"));
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeMeasuredIsSaid() {
        assertThat(run("benchmark", "--sizes", "D10x2")).isEqualTo(2);
        assertThat(run("benchmark", "--sizes", "A10x2", "--repeat", "0")).isEqualTo(2);
        assertThat(run("benchmark", "--sizes", "A10x2", "--repeat", "1", "--python", "/bin/false"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("as in A1000x20, not D10x2", "--repeat is at least 1, not 0", "pip install highspy");
        assertThat(new CommandLine(new BenchmarkCommand(output(), () -> new HighsLibrary.Missing("no native here")))
                        .execute("--sizes=A10x2"))
                .isEqualTo(1);
    }
}
