package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.lambda.json.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps of the state machine one after the other, and the sweep after what was left undone. */
class StepsTest {
    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/work";

    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void poolWithAServiceThatIsSentItsTasks() {
        api.call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 8)));
        api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s",
                        "taskTypes",
                        List.of("work"),
                        "pool",
                        "p",
                        "slots",
                        4,
                        "leaseSeconds",
                        30,
                        "ttlSeconds",
                        86_400,
                        "target",
                        Map.of("type", "sqs", "queueUrl", QUEUE)));
    }

    /** Submits by the step of the state machine, which leaves it to the next ones to place and send. */
    private void submit(Map<String, ?> task) {
        Map<String, Object> whole = new HashMap<>(Map.of("type", "work", "pool", "p"));
        whole.putAll(task);
        new SubmitHandler(platform).handle(Map.of("tasks", List.of(whole)));
    }

    private Object status(String task) {
        return api.call("GET", "/tasks/" + task).at("status");
    }

    /** Schedules and allocates, and returns what is to be dispatched. */
    private List<Tree> place() {
        Tree scheduled = new Tree(new ScheduleHandler(platform).handle(Map.of("queues", List.of("p/0/work"))));
        Tree allocated = new Tree(new AllocateHandler(platform)
                .handle(Map.of(
                        "assignments",
                        Objects.requireNonNull(scheduled.at("assignments").value()))));
        return allocated.at("dispatches").elements();
    }

    private Map<String, Object> dispatched() {
        List<Tree> dispatches = place();
        assertThat(dispatches).hasSize(1);
        return Map.of("dispatch", Objects.requireNonNull(dispatches.get(0).value()));
    }

    private long sweep(String what) {
        return (Long) Objects.requireNonNull(
                new Tree(new SweepHandler(platform).handle(Map.of())).at(what).value());
    }

    @Test
    void placedTasksAreSentToTheQueueOfTheirService() {
        submit(Map.of("taskId", "a"));
        submit(Map.of("taskId", "b"));

        Tree sent = new Tree(new DispatchHandler(platform).handle(dispatched().get("dispatch")));

        assertThat(sent.at("dispatched").value()).isEqualTo(2L);
        assertThat(platform.sent).hasSize(2);
    }

    @Test
    void submissionsThroughTheApiPlaceAndSendAtOnce() {
        platform.wakes.clear();
        ApiCalls.Answer answer = api.call("POST", "/tasks", Map.of("taskId", "a", "type", "work", "pool", "p"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("tasks", 0, "status")).isEqualTo("PLACED");
        assertThat(platform.sent).hasSize(1);
        assertThat(platform.wakes).isEmpty();
    }

    @Test
    void whatATargetRefusesGoesBackWithWhatItHeld() {
        platform.targetRefuses = true;
        submit(Map.of("taskId", "a"));

        Tree sent = new Tree(new DispatchHandler(platform).handle(dispatched().get("dispatch")));

        assertThat(sent.at("dispatched").value()).isEqualTo(0L);
        assertThat(status("a")).isNotEqualTo("PLACED");
        assertThat(api.call("GET", "/services/s").at("slotsInUse")).isEqualTo(0L);
    }

    @Test
    void releaseGivesBackWhatCouldNotBeDispatched() {
        platform.queueIsDown = true;
        submit(Map.of("taskId", "a"));
        Map<String, Object> failed = dispatched();
        assertThatThrownBy(() -> new DispatchHandler(platform).handle(failed.get("dispatch")))
                .isInstanceOf(QueueUnavailableException.class);
        assertThat(status("a")).isEqualTo("PLACED");

        assertThat(new Tree(new ReleaseHandler(platform).handle(failed))
                        .at("released")
                        .value())
                .isEqualTo(1L);

        assertThat(status("a")).isNotEqualTo("PLACED");
        assertThat(api.call("GET", "/services/s").at("slotsInUse")).isEqualTo(0L);
    }

    @Test
    void sweepTakesBackALeaseThatRanOut() {
        submit(Map.of("taskId", "a", "maxAttempts", 1));
        submit(Map.of("taskId", "after", "dependsOn", List.of("a"), "delaySeconds", 1));
        dispatched();
        platform.now = platform.now.plusSeconds(3_600);

        assertThat(sweep("expiredLeases")).isEqualTo(1L);

        assertThat(api.call("GET", "/services/s").at("slotsInUse")).isEqualTo(0L);
    }
}
