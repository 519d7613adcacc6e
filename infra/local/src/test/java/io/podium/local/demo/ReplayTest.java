package io.podium.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.json.Tree;
import io.podium.local.report.Chronicle;
import io.podium.local.report.Progress;
import io.podium.local.report.ReplayPage;
import io.podium.local.report.ReplayReport;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceReader;
import io.podium.local.trace.TraceWriter;
import io.podium.local.trace.WorkloadGenerator;
import io.podium.local.trace.WorkloadSpec;
import io.podium.local.worker.FailureRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small traces through the whole stack. */
@Timeout(180)
class ReplayTest {
    private static final Path DEMO = Path.of("../../events/demo");
    private static final List<String> ERRORS = new CopyOnWriteArrayList<>();
    private static LocalStack stack;

    private final List<Progress> progress = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                30,
                ERRORS::add));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void runsEveryTaskOnceThroughPullAndThroughQueueServices() throws Exception {
        Trace trace = new WorkloadGenerator(WorkloadSpec.bundled(60), 11).draw("sixty");
        ReplayReport report = replay(trace, FailureRule.NEVER);
        assertThat(report.checks())
                .isEqualTo(new ReplayReport.Checks(report.checks().looks(), List.of(), List.of(), List.of()));
        assertThat(report.states()).containsOnlyKeys("SUCCEEDED").containsEntry("SUCCEEDED", 60L);
        assertThat(report.run().attempts()).isEqualTo(60);
        assertThat(report.responses().mean()).isGreaterThanOrEqualTo(trace.workSeconds() / 60);
        assertThat(report.usage().slots().peak()).isPositive();
        Tree cost = new Tree(report.cost());
        assertThat((Double) cost.at("usdPerMillionTasks").value()).isPositive();
        assertThat(cost.at("operations", "StepFunctions.StartSyncExecution", "calls")
                        .value())
                .isNotNull();
        assertThat(progress.get(progress.size() - 1).finished()).isEqualTo(60);
        assertThat(page(report)).contains("<b>reports</b>", "Replay of sixty", "Slots in use");
        assertThat(ERRORS).isEmpty();
    }

    /** Returns the page about what the API tells of a replay. */
    private static String page(ReplayReport report) throws Exception {
        Instant now = stack.running().clock().instant();
        Instant begin = now.minusMillis((long) (1_000 * report.run().virtualSeconds()));
        Chronicle past = new PastReader(stack.uri()).read(begin, now);
        double completions = past.metrics().stream()
                .flatMap(answer -> answer.at("pools").elements().stream())
                .map(pool -> (Long) pool.at("total", "completions").value())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(completions).as("metrics of every task").isGreaterThanOrEqualTo(60);
        return new ReplayPage(report, past).html();
    }

    @Test
    void triesFailedTasksAgainAndGivesUpOnesThatKeepFailing() throws Exception {
        String line = "0,1,shaky\n";
        Trace trace = TraceReader.read("shaky", "arrival_s,duration_s,type\n" + line.repeat(20));
        ReplayReport report = replay(trace, new FailureRule(0.5, 1));
        assertThat(report.checks().hold()).isTrue();
        assertThat(report.states()).containsKeys("SUCCEEDED", "DEAD");
        assertThat(report.states().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(20);
        assertThat(report.run().attempts()).isGreaterThan(20);
    }

    @Test
    void stopsWhereAServiceIsRefused(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("pools"));
        Files.createDirectories(directory.resolve("services"));
        Files.writeString(directory.resolve("service-for-other-types.json"), "{\"instances\":-1}");
        Trace trace = TraceReader.read("t", "arrival_s,duration_s\n0,1\n");
        assertThat(TraceWriter.write(trace)).contains("task");
        assertThatThrownBy(() -> Replay.run(stack, options(trace, directory, FailureRule.NEVER), progress::add))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("service for-task was refused")
                .hasMessageContaining("instances");
    }

    private ReplayReport replay(Trace trace, FailureRule failures) throws Exception {
        return Replay.run(stack, options(trace, DEMO, failures), progress::add);
    }

    private static Replay.Options options(Trace trace, Path directory, FailureRule failures) {
        return new Replay.Options(trace, directory, null, failures);
    }
}
