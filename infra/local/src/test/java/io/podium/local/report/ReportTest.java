package io.podium.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.ResourceVector;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void takesQuantilesAtTheFloorOfTheirPlace() {
        List<Double> values =
                DoubleStream.iterate(100, v -> v - 1).limit(100).boxed().toList();
        assertThat(Spread.of(values)).isEqualTo(new Spread(50.5, 51, 100, 100));
        assertThat(Spread.of(List.of(3.0))).isEqualTo(new Spread(3, 3, 3, 3));
        assertThat(Spread.of(List.of())).isEqualTo(new Spread(0, 0, 0, 0));
    }

    @Test
    void averagesWhatWasInUse() {
        Usage.Builder builder = new Usage.Builder();
        builder.add(2, 4, ResourceVector.of("cpu", 1), ResourceVector.of("cpu", 8));
        builder.add(4, 6, ResourceVector.of("cpu", 3), ResourceVector.of("cpu", 8));
        Usage usage = builder.build();
        assertThat(usage.slots()).isEqualTo(new Usage.Amount(3, 4, 6));
        assertThat(usage.resources()).containsOnlyKeys("cpu").containsEntry("cpu", new Usage.Amount(2, 3, 8));
        assertThat(new Usage.Builder().build().slots()).isEqualTo(new Usage.Amount(0, 0, 0));
    }

    @Test
    void drawsABarOfWhatIsDoneAndWhatIsSubmitted() {
        Progress progress = new Progress(50, 25, 100, 3, Duration.ofSeconds(605));
        assertThat(progress.bar()).startsWith("[##########----------                    ]");
        assertThat(progress.text()).isEqualTo("10:05  50 of 100 submitted, 3 running, 25 done");
        assertThat(new Progress(0, 0, 0, 0, Duration.ZERO).bar()).contains("########");
    }

    @Test
    void tellsTheWholeStory() {
        String text = String.join("\n", TextReport.lines(report(List.of(), List.of())));
        assertThat(text)
                .contains("Replayed t.csv: 3 tasks, 6 s of work, in 60 s of virtual time and 2.0 s of real time.")
                .contains("1 DEAD, 2 SUCCEEDED")
                .contains("Attempts    4, 1 of them preempted")
                .containsPattern("wait +1\\.00 +2\\.00 +3\\.00 +4\\.00")
                .contains("7. converged at 2026-03-01T12:00:00Z, 1.2500 USD/h: nothing is to change.")
                .contains("service s needs 2 instances")
                .containsPattern("SQS.SendMessage +4 +4 sqs_request")
                .contains("12.5 USD per million tasks")
                .contains("Invariants  hold, looked at 2 times");
    }

    @Test
    void namesWhatIsLostOrBroken() {
        String text = String.join("\n", TextReport.lines(report(List.of("default/t-1 is READY"), List.of("too much"))));
        assertThat(text)
                .contains("Invariants  BROKEN")
                .contains("lost: 1\n    default/t-1 is READY")
                .contains("broken: 1\n    too much");
    }

    @Test
    void tellsTheSameAsJson() {
        Tree tree =
                new Tree(Json.parse(Json.write(report(List.of("x"), List.of()).tree())));
        assertThat(tree.at("tasks").value()).isEqualTo(3L);
        assertThat(tree.at("states", "SUCCEEDED").value()).isEqualTo(2L);
        assertThat(tree.at("waitSeconds", "p99").value()).isEqualTo(3.0);
        assertThat(tree.at("preemptions").value()).isEqualTo(1L);
        assertThat(tree.at("usage", "slots", "peak").value()).isEqualTo(4.0);
        assertThat(tree.at("cost", "usdPerMillionTasks").value()).isEqualTo(12.5);
        assertThat(tree.at("plans").elements()).hasSize(1);
        assertThat(tree.at("invariants", "hold").value()).isEqualTo(false);
        assertThat(tree.at("invariants", "lost").elements()).hasSize(1);
    }

    static ReplayReport report(List<String> lost, List<String> broken) {
        Usage.Builder usage = new Usage.Builder();
        usage.add(2, 4, ResourceVector.of("cpu", 1), ResourceVector.of("cpu", 8));
        usage.add(4, 4, ResourceVector.of("cpu", 3), ResourceVector.of("cpu", 8));
        Map<String, Object> operation = Map.of("calls", 4L, "units", Map.of("sqs_request", 4.0), "usd", 0.1);
        return new ReplayReport(
                new ReplayReport.Run("t.csv", 3, 6, 30, 60, 2, 4, 1),
                new TreeMap<>(Map.of("SUCCEEDED", 2L, "DEAD", 1L)),
                new Spread(1, 2, 3, 4),
                new Spread(2, 3, 4, 5),
                usage.build(),
                List.of(Map.of(
                        "version",
                        7L,
                        "status",
                        "converged",
                        "createdAt",
                        "2026-03-01T12:00:00Z",
                        "costPerHour",
                        1.25,
                        "reasons",
                        List.of("service s needs 2 instances"))),
                Map.of(
                        "prices",
                        "us-east-1, 2026-11",
                        "operations",
                        Map.of("SQS.SendMessage", operation),
                        "usd",
                        0.1,
                        "usdPerMillionTasks",
                        12.5),
                new ReplayReport.Checks(2, lost, List.of(), broken));
    }
}
