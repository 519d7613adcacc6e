package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that no service can do, and services that can do no task, do not hold up the others. */
class PoisonTasksTest {
    private static final int POISON = 4;
    private static final int GOOD = 20;

    /** Twice the time that the good tasks take alone, and the first three pauses of a circuit. */
    private static final Duration BOUND = Duration.ofSeconds(2 * GOOD * 5 + 30 + 60 + 120);

    private final PodiumFixture podium = new PodiumFixture();
    private final Map<String, Instant> finished = new HashMap<>();

    static List<String> policies() {
        return SchedulingPolicies.names();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void failingTasksAreDeadInTheEndAndTheOthersFinish(String policy) {
        start(policy);
        run(task -> podium.fail(task, true));
        assertGoodFinishedAndPoisonIsDead();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void tasksThatCrashTheirWorkersAreDeadInTheEndAndTheOthersFinish(String policy) {
        start(policy);
        run(task -> {});
        assertGoodFinishedAndPoisonIsDead();
    }

    /** The poison comes first under every policy that knows an order. */
    private void start(String policy) {
        podium.pool("p", 9, new PoolRules(policy, 0.1, "least-loaded", "msa"))
                .service(TestService.service("s").instances(2).lease(10))
                .service(TestService.service("u").lease(10));
        List<TestSpec> specs = new ArrayList<>();
        for (int i = 0; i < POISON; i++) {
            specs.add(task("poison" + i)
                    .expected(1)
                    .priority(9)
                    .deadline(podium.now().plusSeconds(60)));
        }
        for (int i = 0; i < GOOD; i++) {
            specs.add(task("good" + i).expected(5).deadline(podium.now().plusSeconds(600)));
        }
        podium.submit(specs.toArray(TestSpec[]::new));
    }

    private interface Poison {
        void takenBy(Task leased);
    }

    /** Workers ask every second, and do a good task in five; the sweeper comes every minute. */
    private void run(Poison poison) {
        Map<Task, Instant> running = new HashMap<>();
        Instant start = podium.now();
        for (int second = 0; finished.size() < POISON + GOOD && second < 3_600; second++) {
            podium.place();
            for (String service : List.of("s", "u")) {
                for (Task leased : podium.lease(service, 3)) {
                    if (PodiumFixture.id(leased).startsWith("poison")) {
                        poison.takenBy(leased);
                    } else {
                        running.put(leased, podium.now().plusSeconds(5));
                    }
                }
            }
            podium.advance(1);
            running.keySet().removeIf(task -> {
                boolean done = !podium.now().isBefore(running.get(task));
                if (done) {
                    podium.complete(task);
                }
                return done;
            });
            if (second % 60 == 59) {
                podium.sweep();
            }
            note();
        }
        assertThat(finished).as("from %s", start).hasSize(POISON + GOOD);
    }

    private void note() {
        for (int i = 0; i < GOOD; i++) {
            noteEnd("good" + i);
            noteEnd("poison" + i % POISON);
        }
    }

    private void noteEnd(String id) {
        if (podium.status(id).isFinal()) {
            finished.putIfAbsent(id, podium.now());
        }
    }

    private void assertGoodFinishedAndPoisonIsDead() {
        Instant submitted = podium.task("good0").submittedAt();
        for (int i = 0; i < GOOD; i++) {
            assertThat(podium.status("good" + i)).isEqualTo(TaskStatus.SUCCEEDED);
            assertThat(finished.get("good" + i)).isBefore(submitted.plus(BOUND));
        }
        for (int i = 0; i < POISON; i++) {
            assertThat(podium.task("poison" + i))
                    .returns(TaskStatus.DEAD, Task::status)
                    .returns(3, task -> task.progress().attempts());
        }
    }

    @Test
    void serviceThatTakesNothingIsCutWhileAnotherTakesOver() {
        Target broken = new Target.Lambda("broken");
        podium.pool("p", 9)
                .service(TestService.service("broken").target(broken).slots(3).circuit(3, 600))
                .service(TestService.service("sound").target(new Target.Lambda("sound")));
        podium.submit(task("a"), task("b"), task("c"), task("d"), task("e"), task("f"));
        int refused = 0;
        for (int round = 0; round < 30; round++) {
            for (Task placed : podium.allocate(podium.schedule()).placed()) {
                if (placed.requireLease().serviceId().equals("broken")) {
                    refused++;
                    new ReleaseTasks(podium.stores, podium.surroundings)
                            .run(Map.of(placed.key(), PodiumFixture.token(placed)));
                } else {
                    podium.complete(placed);
                }
            }
            podium.advance(1);
        }

        assertThat(refused).isEqualTo(3);
        assertThat(podium.ledger().circuit("broken").state(podium.now())).isEqualTo(Circuit.State.OPEN);
        for (String id : List.of("a", "b", "c", "d", "e", "f")) {
            assertThat(podium.status(id)).as(id).isEqualTo(TaskStatus.SUCCEEDED);
        }
    }

    @Test
    void taskThatNoTargetTakesIsDeadInTheEnd() {
        podium.pool("p", 9).service(TestService.service("f").target(new Target.Lambda("f")));
        podium.submit(task("a"));
        for (int minute = 0; minute < 600 && podium.status("a") != TaskStatus.DEAD; minute++) {
            podium.sweep();
            podium.allocate(podium.schedule()).placed().forEach(task -> new ReleaseTasks(
                            podium.stores, podium.surroundings)
                    .run(Map.of(task.key(), PodiumFixture.token(task))));
            podium.advance(60);
        }
        assertThat(podium.task("a").outcome()).isNotNull().satisfies(outcome -> assertThat(outcome.error())
                .isEqualTo("services did not take it 20 times, the last one f"));
        assertThat(podium.task("a").progress().attempts()).isZero();
    }

    @Test
    void workerThatAsksLeavesATaskThatItFailedToAnother() {
        podium.pool("p", 9).service(TestService.service("s")).service(TestService.service("u"));
        podium.submit(task("a"));
        Task first = podium.leaseOne("s");
        podium.fail(first, true);
        podium.advance(2);

        assertThat(podium.lease("s", 1)).as("u has room for it").isEmpty();
        assertThat(podium.leaseOne("u").progress().failedOn()).containsExactly("s");
    }

    @Test
    void workerThatAsksTakesATaskAgainWhereNoOtherIsAlive() {
        podium.pool("p", 9)
                .service(TestService.service("s"))
                .service(TestService.service("u").ttl(1));
        podium.submit(task("a"));
        podium.fail(podium.leaseOne("s"), true);
        podium.advance(2);

        assertThat(podium.lease("s", 1)).hasSize(1);
    }
}
