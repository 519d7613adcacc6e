package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.store.PlanRequestStore;
import io.podium.lambda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReplayCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Podium.run(output, Map.of(), arguments);
    }

    private String trace() throws IOException {
        StringBuilder rows = new StringBuilder("arrival_s,duration_s\n");
        for (int task = 0; task < 300; task++) {
            rows.append(task).append(",2\n");
        }
        Path file = directory.resolve("t.csv");
        Files.writeString(file, rows);
        return file.toString();
    }

    @Test
    void comparesThePlansWithFixedSlots() throws IOException {
        assertThat(run("plan-replay", "--trace", trace(), "--format", "json")).isZero();
        Map<String, Object> result = Json.parseObject(out.toString(StandardCharsets.UTF_8));
        assertThat(result).containsEntry("tasks", 300L).containsKeys("share", "planned", "fixed");
    }

    @Test
    void planningIsWhatADeploymentDoesUnlessToldOtherwise() throws IOException {
        String trace = trace();
        assertThat(run("plan-replay", "--trace", trace, "--format", "json")).isZero();
        String usual = out.toString(StandardCharsets.UTF_8);
        out.reset();
        long drain = OptimizerSettings.DEFAULT.drainHorizon().toSeconds();
        long between = PlanRequestStore.PAUSE.toSeconds();
        assertThat(run("plan-replay", "--trace", trace, "--format", "json", "--drain=" + drain, "--between=" + between))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(usual);
        out.reset();
        assertThat(run("plan-replay", "--trace", trace, "--format", "json", "--between=86400"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isNotEqualTo(usual);
    }

    @Test
    void saysSoInWords() throws IOException {
        assertThat(run("plan-replay", "--trace", trace(), "--between", "15", "--target", "1"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("planned     fixed", "The plans cost ");
    }

    @Test
    void tellsTheLargestPlanWhereThatIsAsked() throws IOException {
        assertThat(run("plan-replay", "--trace", trace(), "--start", "2", "--explain"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The largest plan, of ", "  Service service: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--start=-1", "--target=0", "--max=0", "--between=0.5", "--drain=0"})
    void whatIsOutOfRangeIsBadUsage(String option) throws IOException {
        assertThat(run("plan-replay", "--trace", trace(), option)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(option.substring(0, option.indexOf('=')) + " is ");
    }

    @Test
    void aMissingTraceIsBadUsage() {
        assertThat(run("plan-replay", "--trace", directory.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no file");
    }
}
