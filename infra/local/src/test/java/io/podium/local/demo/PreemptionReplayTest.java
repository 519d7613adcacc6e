package io.podium.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.report.ReplayReport;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceReader;
import io.podium.local.worker.FailureRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long task and short ones on one slot, through the whole stack, under a policy that preempts. */
@Timeout(180)
class PreemptionReplayTest {
    private static final double LONG = 240;

    private static final List<String> ERRORS = new CopyOnWriteArrayList<>();
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                20,
                ERRORS::add));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull", "sqs"})
    void shortTasksTakeThePlaceOfTheLongOne(String target, @TempDir Path directory) throws Exception {
        write(directory, target);
        Trace trace = TraceReader.read(
                target,
                "arrival_s,duration_s,type\n0,%s,%s\n20,2,%s\n60,3,%s\n".formatted(LONG, target, target, target));
        ReplayReport report =
                Replay.run(stack, new Replay.Options(trace, directory, null, FailureRule.NEVER), progress -> {});

        assertThat(report.checks().hold()).as("%s", report.checks()).isTrue();
        assertThat(report.states()).isEqualTo(Map.of("SUCCEEDED", 3L));
        assertThat(report.run().preemptions()).isBetween(1L, 2L);
        assertThat(report.run().attempts()).isEqualTo(3 + report.run().preemptions());
        assertThat(report.waits().p50())
                .as("the second short task waits too long otherwise")
                .isLessThan(LONG - 60);
        assertThat(ERRORS).isEmpty();
    }

    private static void write(Path directory, String target) throws Exception {
        Files.createDirectories(directory.resolve("pools"));
        Files.createDirectories(directory.resolve("services"));
        Files.writeString(directory.resolve("pools/small.json"), "{\"capacity\":{\"cpu\":2},\"policy\":\"srtf\"}");
        String where = target.equals("pull")
                ? "{\"type\":\"pull\"}"
                : "{\"type\":\"sqs\",\"queueUrl\":\"podium-worker-srtf\",\"preemptible\":true}";
        Files.writeString(
                directory.resolve("service-for-other-types.json"),
                "{\"target\":%s,\"pool\":\"small\",\"leaseSeconds\":15,\"resources\":{\"cpu\":1}}".formatted(where));
    }
}
