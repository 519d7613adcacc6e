package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.lambda.json.Json;
import io.podium.optimizer.highs.HighsLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SolveCommandTest {
    private static final String DIET = """
            {"sense": "min", "c": [2, 3], "A": [[1, 1], [1, 3]], "b": [4, 6], "relations": [">=", ">="]}
            """;
    private static final String MPS = """
            NAME DIET
            ROWS
             N COST
             G protein
             G energy
            COLUMNS
             bread COST 2 protein 1
             bread energy 1
             meat COST 3 protein 1
             meat energy 3
            RHS
             RHS protein 4 energy 6
            ENDATA
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private int solve(String content, String... options) throws IOException {
        out.reset();
        err.reset();
        Path file = Files.writeString(directory.resolve("program"), content);
        String[] arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[0] = "solve";
        arguments[1] = file.toString();
        return Podium.run(output(), Map.of(), arguments);
    }

    private Output output() {
        return new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private Map<String, Object> json() {
        return Json.parseObject(out.toString(StandardCharsets.UTF_8));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void assertNear(@Nullable Object found, Map<String, Double> expected) {
        assertThat(found).isInstanceOf(Map.class);
        Map<?, ?> values = (Map<?, ?>) found;
        assertThat(values).hasSameSizeAs(expected);
        expected.forEach((name, value) -> assertThat((Double) values.get(name)).isCloseTo(value, within(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "commons-math", "ortools"})
    void jsonHasExactlyTheKeysOfTheContract(String engine) throws IOException {
        assertThat(solve(DIET, "--engine", engine, "--format", "json")).isZero();

        Map<String, Object> answer = json();
        assertThat(answer.keySet())
                .containsExactly("status", "objective", "x", "duals", "engine", "iterations", "seconds");
        assertThat(answer).containsEntry("status", "optimal");
        assertThat((Double) answer.get("objective")).isCloseTo(9, within(1e-9));
        assertNear(answer.get("x"), Map.of("x0", 3.0, "x1", 1.0));
        assertNear(answer.get("duals"), Map.of("row0", 1.5, "row1", 0.5));
        assertThat(answer.get("engine")).isEqualTo(engine.equals("auto") ? "commons-math" : engine);
        assertThat(errors()).isEmpty();
    }

    @Test
    void mpsNamesItsVariablesAndRows() throws IOException {
        assertThat(solve(MPS)).isZero();
        assertNear(json().get("x"), Map.of("bread", 3.0, "meat", 1.0));
        assertNear(json().get("duals"), Map.of("protein", 1.5, "energy", 0.5));
    }

    @Test
    void textTellsTheSame() throws IOException {
        assertThat(solve(MPS, "--format", "text")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 rows x 2 variables, 4 entries", "objective  9.000000000", "  bread = 3.000000000")
                .contains("  protein = 1.500000000", "check      primal violation");
        assertThat(solve("{\"sense\":\"max\",\"c\":[1],\"A\":[],\"b\":[]}", "--format", "text"))
                .isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("status     unbounded", "detail     the objective");
    }

    @ParameterizedTest
    @CsvSource({
        "'[[1]]', '[-1]', '[\"=\"]', infeasible, 3",
        "'[[1]]', '[1]', '[\">=\"]', unbounded, 4",
        "'[[1]]', '[1]', '[\"<=\"]', optimal, 0"
    })
    void everyStatusHasItsExitCodeAndWords(String rows, String right, String relations, String status, int code)
            throws IOException {
        String program =
                "{\"sense\":\"max\",\"c\":[1],\"A\":" + rows + ",\"b\":" + right + ",\"relations\":" + relations + "}";
        assertThat(solve(program)).isEqualTo(code);
        assertThat(json()).containsEntry("status", status);
        assertThat(errors().isEmpty()).isEqualTo(code == 0);
    }

    @Test
    void limitsAreStatusesToo() throws IOException {
        assertThat(solve(DIET, "--engine", "ortools", "--memory-limit", "1")).isEqualTo(5);
        assertThat(json()).containsEntry("status", "memory-limit").containsEntry("objective", null);
        assertThat(errors()).contains("ortools would take about");
    }

    @Test
    void engineThatIsNotHereIsAStatus() throws IOException {
        Path file = Files.writeString(directory.resolve("program"), DIET);
        SolveCommand command =
                new SolveCommand(output(), () -> new HighsLibrary.Missing("no native for this platform"));
        assertThat(new CommandLine(command).execute(file.toString(), "--engine=ortools"))
                .isEqualTo(7);
        assertThat(json()).containsEntry("status", "engine-unavailable");
        assertThat(errors()).contains("no native for this platform");
    }

    @Test
    void boundsMayBePairsOrObjects() throws IOException {
        String program = "{\"sense\":\"max\",\"c\":[1,1,-1],\"A\":[],\"b\":[],\"bounds\":";
        assertThat(solve(program + "[[0,2],[null,3],[-4,null]]}")).isZero();
        assertThat(json()).containsEntry("objective", 9.0);
        assertThat(solve(program + "[{\"max\":2},{\"min\":-1,\"max\":3},{}]}")).isZero();
        assertThat(json()).containsEntry("objective", 5.0);
        assertThat(solve(program + "[[0,2],[5,3],[1]]}")).isEqualTo(2);
        assertThat(errors())
                .contains("bounds[1][1]: at least the lower bound is expected, which is 5.0")
                .contains("bounds[2]: an array of 2 is expected, not one of 1");
    }

    @Test
    void wrongInputIsNamedByFieldOrLineAndExitsWithTwo() throws IOException {
        assertThat(solve("{\"sense\":\"least\",\"c\":[1],\"A\":[[1]],\"b\":[1]}"))
                .isEqualTo(2);
        assertThat(errors()).contains("sense: one of");
        assertThat(solve("{\"sense\":")).isEqualTo(2);
        assertThat(solve(MPS.replace(" meat COST 3 protein 1", " meat COST 3 fat 1")))
                .isEqualTo(2);
        assertThat(errors()).contains("program: line 9: there is no row fat");
        assertThat(solve(DIET, "--engine", "cplex")).isEqualTo(2);
        assertThat(errors()).contains("--engine is one of auto, commons-math, ortools, not cplex");
        assertThat(solve(DIET, "--time-limit", "0")).isEqualTo(2);
        assertThat(Podium.run(
                        output(), Map.of(), "solve", directory.resolve("none").toString()))
                .isEqualTo(2);
    }

    /** The call of the source material: 9 costs, a 2x3 matrix and 2 right-hand sides. */
    @Test
    void textbookCallIsRefusedWithItsDimensions() throws IOException {
        assertThat(solve("{\"sense\":\"min\",\"c\":[5,8,3,6,4,7,9,2,1],\"A\":[[1,1,1],[2,1,3]],\"b\":[100,150]}"))
                .isEqualTo(2);
        assertThat(errors())
                .contains(
                        "A[0]: one number for each cost is expected: A has 2 rows, c has 9 costs, and this row has 3");
    }
}
