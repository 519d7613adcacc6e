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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Returns the keys of the first of the figures. */
    private Set<String> keys(String figures) {
        List<?> all = (List<?>) Objects.requireNonNull(Json.parseObject(text()).get(figures));
        return ((Map<?, ?>) all.get(0)).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    @Test
    void tableHasALineForEachSizeAlsoWithoutNativeHighs() {
        assertThat(run("benchmark", "--sizes", "A10x2,B12x3", "--repeat", "2", "--python", "/no/such/python"))
                .isZero();
        assertThat(text().lines().filter(line -> line.startsWith("|"))).hasSize(4);
        assertThat(text()).contains("| A10x2 | 30 |", "| B12x3 | 48 |");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("native HiGHS is not compared: /no/such/python cannot be started. Maybe run: ");
    }

    /** A stand-in for Python that solved everything in two seconds. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void figuresOfNativeHighsStandBeside() throws IOException {
        Path python = Files.writeString(directory.resolve("python"), """
                #!/bin/sh
                [ "$2" = "import highspy" ] && exit 0
                grep -q "^COLUMNS" "$3" || exit 3
                echo '{"version": "9.9", "seconds": 2.0, "cpu": 1.0, "status": "Optimal", "objective": 1.0}'
                """);
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Path file = directory.resolve("figures.json");

        assertThat(run(
                        "benchmark",
                        "--sizes=A10x2",
                        "--repeat=1",
                        "--format=json",
                        "--python=" + python,
                        "--json=" + file))
                .isZero();

        assertThat(Files.readString(file)).isEqualToIgnoringWhitespace(text());
        assertThat(Json.parseObject(text()).get("programs")).isInstanceOfSatisfying(List.class, programs -> {
            assertThat(programs).hasSize(1);
            Map<?, ?> figures = (Map<?, ?>) programs.get(0);
            assertThat(figures.get("highsSeconds")).isEqualTo(2.0);
            assertThat((Double) figures.get("ratio")).isEqualTo((Double) figures.get("solveSeconds") / 2);
            assertThat((Double) figures.get("cpuRatio")).isEqualTo(figures.get("solveCpuSeconds"));
            assertThat((Double) figures.get("difference")).isPositive();
            assertThat((Double) figures.get("searchedGap")).isLessThanOrEqualTo((Double) figures.get("roundedGap"));
            assertThat((Double) figures.get("againSeconds")).isPositive();
        });
    }

    @Test
    void largeProgramIsSolvedOnceAndOnceAgainAndComparedWithNothing() {
        assertThat(run("benchmark", "--sizes=A10x2", "--once", "--format=json")).isZero();
        assertThat(keys("programs"))
                .contains("solveSeconds", "buildShare", "againSeconds")
                .doesNotContain("simplexSeconds", "highsSeconds");
    }

    @Test
    void publishedOptimaAreComparedForEveryEngine() throws IOException {
        Files.writeString(directory.resolve("optima.csv"), "file,published_optimum,note\ndiet.mps,5.0E+00,\n");
        Files.writeString(directory.resolve("diet.mps"), """
                NAME DIET
                ROWS
                 N COST
                 G PROTEIN
                COLUMNS
                 MEAT COST 2 PROTEIN 1
                RHS
                 RHS PROTEIN 3
                ENDATA
                """);

        assertThat(run("benchmark", "--netlib", directory.toString())).isZero();

        assertThat(text())
                .contains(
                        "| diet.mps | auto | 5.0E+00 | 6.0000000000E+00 | 2.0e-01 |", "| commons-math |", "| ortools |")
                .doesNotContain("A1000x20");
    }

    @Test
    void enginesAreComparedOnSmallPrograms() {
        assertThat(run("benchmark", "--engines", "--repeat=1", "--format=json")).isZero();
        assertThat(keys("engines")).contains("cells", "commons-mathBestSeconds", "ortoolsFirstSeconds");
    }

    /** Starts one Java process, as the figure is about nothing less. */
    @Test
    void newProcessMakesItsFirstPlan() {
        assertThat(run("benchmark", "--cold=1")).isZero();
        assertThat(text()).contains("1 new processes with a plan of A100x5 each: median ");
    }

    @Test
    void handlersAreMeasuredByStepAndWhereTheirTimeGoesIsTold() {
        assertThat(run("benchmark", "--handlers=200")).isZero();
        assertThat(text()).contains("| SubmitFunction | ", "| CompleteFunction | ", "| all | ");
        assertThat(run("benchmark", "--handlers=-1")).isEqualTo(2);
    }

    @Test
    void partitionsAreToldTheBusiestFirst() {
        assertThat(run("benchmark", "--partitions=200x2x2")).isZero();
        assertThat(text()).contains("200 tasks/s over 2 pools of 2 tenants, 10 s: ", "AllocationsTable");
        assertThat(run("benchmark", "--partitions=200x2")).isEqualTo(2);
        assertThat(run("benchmark", "--partitions=200x2x2x17")).isEqualTo(2);
        assertThat(run("benchmark", "--partitions=200x2x2x2x1001")).isEqualTo(2);
        assertThat(run("benchmark", "--partitions=200x1x1x4x50")).isZero();
        assertThat(run("benchmark", "--partitions=200x1x1x4")).isZero();
        assertThat(text()).contains("of 1 tenants in 4 shards each, 10 s: ", "LEDGER#pool-0/3");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeMeasuredIsSaid() {
        assertThat(run("benchmark", "--sizes", "D10x2")).isEqualTo(2);
        assertThat(run("benchmark", "--sizes", "A10x2", "--repeat", "0")).isEqualTo(2);
        assertThat(run("benchmark", "--cold", "-1")).isEqualTo(2);
        assertThat(run("benchmark", "--sizes", "A10x2", "--repeat", "1", "--python", "/bin/false"))
                .isZero();
        assertThat(run("benchmark", "--netlib", directory.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "as in A1000x20, not D10x2",
                        "--repeat is at least 1, not 0",
                        "--cold is at least 0, not -1",
                        "/bin/false has no package highspy. Maybe run: python3 -m venv DIR",
                        "optima.csv");
        assertThat(new CommandLine(new BenchmarkCommand(output(), () -> new HighsLibrary.Missing("no native here")))
                        .execute("--sizes=A10x2"))
                .isEqualTo(1);
    }
}
