package io.podium.local.statemachine;

import static io.podium.local.statemachine.Orchestration.assignments;
import static io.podium.local.statemachine.Orchestration.dispatch;
import static io.podium.local.statemachine.Orchestration.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through the committed document when every function answers. */
class OrchestrateFlowTest {
    private final Orchestration run = new Orchestration();

    @Test
    void aBatchOfRecordsGoesToScheduleUnread() {
        run.assigns(false, "a").allocates(false, List.of("a"), List.of()).dispatchesAll();
        Map<?, ?> output = run.succeed(List.of(
                Orchestration.recordOf("1", "{\"pool\":\"p\",\"shard\":0}"), Orchestration.recordOf("2", "not json")));

        assertThat(run.functions.payloads("Schedule"))
                .isEqualTo(List.of(Map.of(
                        "messages",
                                List.of(
                                        Map.of("messageId", "1", "body", "{\"pool\":\"p\",\"shard\":0}"),
                                        Map.of("messageId", "2", "body", "not json")),
                        "queues", List.of())));
        assertThat(run.functions.called()).containsExactly("Schedule", "Allocate", "Dispatch");
        assertThat(output)
                .isEqualTo(Map.of(
                        "placed",
                        1L,
                        "dispatched",
                        1L,
                        "released",
                        0L,
                        "leftToExpire",
                        0L,
                        "rounds",
                        1L,
                        "batchItemFailures",
                        List.of()));
    }

    @Test
    void aBatchOfOneRecordIsABatch() {
        run.assignsNothingMore();
        run.succeed(List.of(Orchestration.recordOf("1", "{}")));
        assertThat(run.functions.payloads("Schedule"))
                .isEqualTo(List.of(
                        Map.of("messages", List.of(Map.of("messageId", "1", "body", "{}")), "queues", List.of())));
    }

    @Test
    void recordsThatScheduleCouldNotReadAreReportedAsPipesExpects() {
        run.functions
                .once("Schedule", payload -> scheduled(true, List.of("2")))
                .once("Schedule", payload -> scheduled(false, List.of("3", "4")));
        assertThat(run.succeed(List.of(Orchestration.recordOf("2", "x"))).get("batchItemFailures"))
                .isEqualTo(List.of(
                        Map.of("itemIdentifier", "2"), Map.of("itemIdentifier", "3"), Map.of("itemIdentifier", "4")));
    }

    @Test
    void aDocumentRegistersSubmitsPlansSchedulesAllocatesAndDispatches() {
        run.functions
                .once("Register", payload -> Map.of("services", List.of(Map.of("serviceId", "s", "status", "created"))))
                .once(
                        "Submit",
                        payload -> Map.of(
                                "tasks", List.of(Map.of("taskId", "a", "status", "READY")), "queues", List.of("p/3")))
                .once("Optimize", payload -> Map.of("version", 7, "status", "converged"));
        run.assigns(false, "a").allocates(false, List.of("a"), List.of()).dispatchesAll();

        Map<?, ?> output = run.succeed(Map.of(
                "services",
                List.of(Map.of("serviceId", "s")),
                "tasks",
                List.of(Map.of("taskId", "a")),
                "pool",
                "p",
                "optimize",
                true));

        assertThat(run.functions.calls())
                .extracting(ScriptedFunctions.Call::function)
                .containsExactly("Register", "Submit", "Optimize", "Schedule", "Allocate", "Dispatch");
        assertThat(run.functions.payloads("Register"))
                .isEqualTo(List.of(Map.of("services", List.of(Map.of("serviceId", "s")))));
        assertThat(run.functions.payloads("Submit"))
                .isEqualTo(List.of(Map.of("tasks", List.of(Map.of("taskId", "a")))));
        assertThat(run.functions.payloads("Optimize"))
                .isEqualTo(List.of(Map.of("trigger", "request", "dryRun", false)));
        assertThat(run.functions.payloads("Schedule"))
                .isEqualTo(List.of(Map.of("messages", List.of(), "queues", List.of("p/3"), "pool", "p")));
        assertThat(run.functions.payloads("Allocate")).isEqualTo(List.of(Map.of("assignments", assignments("a"))));
        assertThat(run.functions.payloads("Dispatch")).isEqualTo(List.of(dispatch("a")));
        assertThat(output.get("services")).isEqualTo(List.of(Map.of("serviceId", "s", "status", "created")));
        assertThat(output.get("tasks")).isEqualTo(List.of(Map.of("taskId", "a", "status", "READY")));
        assertThat(output.get("plan")).isEqualTo(Map.of("version", 7L, "status", "converged"));
    }

    @Test
    void anEmptyDocumentLooksAtTheDefaultPool() {
        run.assignsNothingMore();
        Map<?, ?> output = run.succeed(Map.of());
        assertThat(run.functions.payloads("Schedule"))
                .isEqualTo(List.of(Map.of("messages", List.of(), "queues", List.of(), "pool", "default")));
        assertThat(run.stage.states)
                .containsExactly(
                        "Receive",
                        "CheckInput",
                        "HasServices",
                        "HasTasks",
                        "WantsPlan",
                        "Schedule",
                        "HasAssignments",
                        "HasMore",
                        "Done");
        assertThat(output.containsKey("services")).isFalse();
        assertThat(output.containsKey("tasks")).isFalse();
        assertThat(output.containsKey("plan")).isFalse();
    }

    @Test
    void newServicesAloneLookAtTheirPool() {
        run.assignsNothingMore();
        run.functions.always("Register", payload -> Map.of("services", List.of()));
        run.succeed(Map.of("services", List.of(Map.of("serviceId", "s", "pool", "gpu"))));
        run.succeed(Map.of("services", List.of(Map.of("serviceId", "s"))));
        assertThat(run.functions.payloads("Schedule"))
                .extracting(payload -> ((Map<?, ?>) payload).get("pool"))
                .isEqualTo(List.of("gpu", "default"));
    }

    @Test
    void tasksAloneLookWhereSubmitPutThem() {
        run.assignsNothingMore();
        run.functions.always("Submit", payload -> Map.of("tasks", List.of(), "queues", List.of("q/0", "q/1")));
        run.succeed(Map.of("tasks", List.of(Map.of("taskId", "a")), "optimize", false));
        assertThat(run.functions.payloads("Schedule"))
                .isEqualTo(List.of(Map.of("messages", List.of(), "queues", List.of("q/0", "q/1"))));
    }

    @Test
    void laterRoundsGoOnWithTheQueuesThatHadMore() {
        run.assigns(true, "a").assigns(true, "b").assignsNothingMore();
        run.allocates(false, List.of("a"), List.of())
                .allocates(false, List.of("b"), List.of())
                .dispatchesAll();
        Map<?, ?> output = run.succeed(Map.of());
        assertThat(run.functions.called())
                .containsExactly("Schedule", "Allocate", "Dispatch", "Schedule", "Allocate", "Dispatch", "Schedule");
        Map<String, Object> later = Map.of("messages", List.of(), "queues", List.of("p/0", "p/1"));
        assertThat(run.functions.payloads("Schedule").subList(1, 3)).isEqualTo(List.of(later, later));
        assertThat(run.functions.payloads("Dispatch")).isEqualTo(List.of(dispatch("a"), dispatch("b")));
        assertThat(output.get("rounds")).isEqualTo(3L);
        assertThat(output.get("placed")).isEqualTo(2L);
        assertThat(output.get("dispatched")).isEqualTo(2L);
    }

    @Test
    void afterTwentyRoundsTheRestIsLeftToTheQueue() {
        run.functions.always("Schedule", payload -> scheduled(true, List.of()));
        assertThat(run.succeed(Map.of()).get("rounds")).isEqualTo(20L);
        assertThat(run.functions.called()).hasSize(20).containsOnly("Schedule");
    }

    @Test
    void aFullPoolIsPlannedAnewAndWhatWasRefusedIsTriedOnceMore() {
        run.functions.once("Optimize", payload -> Map.of("version", 2, "status", "adjusting"));
        run.assigns(false, "a", "b", "c");
        run.allocates(true, List.of("a"), List.of("b", "c")).allocates(true, List.of("b"), List.of("c"));
        Map<?, ?> output = run.dispatchesAll().succeed(Map.of());
        assertThat(run.functions.called())
                .containsExactly("Schedule", "Allocate", "Optimize", "Allocate", "Dispatch", "Dispatch");
        assertThat(run.functions.payloads("Optimize"))
                .isEqualTo(List.of(Map.of("trigger", "saturated", "dryRun", false)));
        assertThat(run.functions.payloads("Allocate"))
                .isEqualTo(List.of(
                        Map.of("assignments", assignments("a", "b", "c")),
                        Map.of("assignments", assignments("b", "c"))));
        assertThat(run.functions.payloads("Dispatch")).isEqualTo(List.of(dispatch("a"), dispatch("b")));
        assertThat(output.get("placed")).isEqualTo(2L);
        assertThat(output.get("plan")).isEqualTo(Map.of("version", 2L, "status", "adjusting"));
    }

    @Test
    void tasksThatWaitArePlannedForOnceWhatHasRoomIsUnderWayAndOnceInAnExecution() {
        run.functions
                .once("Schedule", payload -> scheduled(true, true, List.of(), "a"))
                .once("Schedule", payload -> scheduled(true, true, List.of()))
                .once("Schedule", payload -> scheduled(false, true, List.of()))
                .once("Optimize", payload -> Map.of("version", 3, "status", "adjusting"));
        Map<?, ?> output =
                run.allocates(false, List.of("a"), List.of()).dispatchesAll().succeed(Map.of());
        assertThat(run.functions.called())
                .containsExactly("Schedule", "Allocate", "Dispatch", "Optimize", "Schedule", "Schedule");
        assertThat(run.functions.payloads("Optimize"))
                .isEqualTo(List.of(Map.of("trigger", "saturated", "dryRun", false)));
        assertThat(output.get("plan")).isEqualTo(Map.of("version", 3L, "status", "adjusting"));
    }

    @Test
    void whenNoPlanCanBeMadeForTasksThatWaitTheExecutionGoesOn() {
        run.functions
                .once("Schedule", payload -> scheduled(true, true, List.of()))
                .once("Schedule", payload -> scheduled(false, false, List.of()));
        run.functions.failsOnce("Optimize", Orchestration.INVALID, "no");
        assertThat(run.succeed(Map.of()).get("plan"))
                .isEqualTo(Map.of("status", "unavailable", "error", Orchestration.INVALID));
        assertThat(run.functions.called()).containsExactly("Schedule", "Optimize", "Schedule");
    }

    @Test
    void aPoolThatStaysFullEndsTheExecutionThoughThereIsMore() {
        run.functions.once("Optimize", payload -> Map.of("version", 2, "status", "converged"));
        run.functions.always("Schedule", payload -> scheduled(true, List.of(), "a"));
        run.functions.always("Allocate", payload -> Orchestration.allocated(true, List.of(), List.of("a")));
        assertThat(run.succeed(Map.of()).get("placed")).isEqualTo(0L);
        assertThat(run.functions.called()).containsExactly("Schedule", "Allocate", "Optimize", "Allocate");
    }

    @Test
    void whatWasRefusedInAPoolThatIsNotFullDoesNotKeepTheNextRoundBack() {
        run.assigns(true, "a").assignsNothingMore();
        run.allocates(false, List.of(), List.of("a"));
        assertThat(run.succeed(Map.of()).get("rounds")).isEqualTo(2L);
        assertThat(run.functions.called()).containsExactly("Schedule", "Allocate", "Schedule");
    }
}
