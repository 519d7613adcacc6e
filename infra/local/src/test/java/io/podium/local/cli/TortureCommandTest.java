package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TortureCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int torture(String... options) {
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "torture";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Podium.run(output, Map.of(), arguments);
    }

    @Test
    void saysWhatStruckHowOften() {
        int exit = torture("--seeds", "1..3", "--steps", "500");

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("3 seeds, ")
                .contains(" 0 failed", "store-throttled", "worker-died");
    }

    @Test
    void saysTheSameAsJson() {
        int exit = torture("--seeds", "7", "--steps", "300", "--format", "json");

        assertThat(exit).isZero();
        assertThat(Json.parseObject(out.toString(StandardCharsets.UTF_8)))
                .containsEntry("from", 7L)
                .containsEntry("to", 7L)
                .containsEntry("seeds", 1L)
                .containsEntry("stepsUnderFaults", 300L)
                .containsEntry("failures", List.of())
                .containsKeys("steps", "faults", "seconds", "tasks");
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds, five, a range is expected",
        "--seeds, 9..3, the first is not after the last",
    })
    void refusesARangeThatIsNone(String option, String value, String words) {
        assertThat(torture(option, value)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--seeds is " + value, words);
    }

    @ParameterizedTest
    @CsvSource({"--steps, 0", "--workers, 0", "--workers, 65", "--trace, 0"})
    void refusesWhatIsOutOfRange(String option, String value) {
        assertThat(torture("--seeds", "1..2", option, value)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(option + " is " + value + "; it is from 1 to ");
    }
}
