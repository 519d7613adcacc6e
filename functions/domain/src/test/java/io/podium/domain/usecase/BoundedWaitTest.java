package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long something large waits while small tasks arrive as fast as they are run, and workers ask at once for more. */
class BoundedWaitTest {
    private static final int SLOTS = 4;
    private static final long RUN_SECONDS = 20;
    private static final long STEP_SECONDS = RUN_SECONDS / SLOTS;
    private static final long PATIENCE_SECONDS = 120;
    private static final Duration YEAR = Duration.ofDays(366);

    private final PodiumFixture podium = new PodiumFixture(7);
    private final Deque<Task> running = new ArrayDeque<>();
    private final Random random = new Random(3);
    private int submitted;

    enum Large {
        ONE {
            @Override
            TestSpec[] tasks() {
                return new TestSpec[] {
                    task("large").expected(500).request(ResourceRequest.exactly(ResourceVector.of("cpu", 3)))
                };
            }
        },
        OF_ANOTHER_SERVICE {
            @Override
            TestSpec[] tasks() {
                return new TestSpec[] {
                    task("large")
                            .type("big")
                            .expected(500)
                            .request(ResourceRequest.exactly(ResourceVector.of("cpu", 4)))
                };
            }
        },
        NO_LARGER_BUT_OF_ANOTHER_SERVICE {
            @Override
            TestSpec[] tasks() {
                return new TestSpec[] {
                    task("large")
                            .type("big")
                            .expected(500)
                            .request(ResourceRequest.exactly(ResourceVector.of("cpu", 1)))
                };
            }
        },
        A_GANG {
            @Override
            TestSpec[] tasks() {
                return new TestSpec[] {
                    task("large").expected(500).gang("g"),
                    task("large1").expected(500).gang("g"),
                    task("large2").expected(500).gang("g")
                };
            }
        };

        abstract TestSpec[] tasks();
    }

    @ParameterizedTest
    @EnumSource
    void isPatienceAndOneRunUnderFifo(Large large) {
        assertThat(waitOf(large, "fifo", Duration.ofSeconds(PATIENCE_SECONDS)))
                .isBetween(PATIENCE_SECONDS, PATIENCE_SECONDS + RUN_SECONDS + STEP_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sjf", "srtf", "dps", "edf", "random"})
    void isTheSameUnderAnyPolicy(String policy) {
        for (Large large : Large.values()) {
            assertThat(new BoundedWaitTest().waitOf(large, policy, Duration.ofSeconds(PATIENCE_SECONDS)))
                    .as("%s under %s", large, policy)
                    .isBetween(0L, PATIENCE_SECONDS + RUN_SECONDS + STEP_SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNoEndWithoutPatience(Large large) {
        assertThat(waitOf(large, "fifo", YEAR)).isEqualTo(Long.MAX_VALUE);
    }

    /** Returns for how many seconds it waits, or the largest number if it does not start in half an hour. */
    private long waitOf(Large large, String policy, Duration patience) {
        podium.pool("p", SLOTS, new PoolRules(policy, 0.01, "least-loaded", "msa", Duration.ofDays(1), patience));
        podium.service(TestService.service("s")
                .slots(SLOTS)
                .resources(ResourceVector.of("cpu", SLOTS))
                .lease(3_600)
                .ttl(3_600));
        podium.service(
                TestService.service("big").types("big").slots(1).lease(3_600).ttl(3_600));
        smalls(8);
        running.addAll(podium.lease("s", SLOTS));
        podium.submit(large.tasks());
        for (long waited = 0; waited < 1_800; waited += STEP_SECONDS) {
            step();
            if (podium.status("large") != TaskStatus.READY) {
                return waited;
            }
            podium.advance(STEP_SECONDS);
        }
        return Long.MAX_VALUE;
    }

    /** One task ends, its worker asks for the next, another arrives; then the scheduler gets to what it was woken for. */
    private void step() {
        if (!running.isEmpty()) {
            podium.complete(running.removeFirst());
        }
        running.addAll(podium.lease("s", SLOTS));
        smalls(1);
        List<Wake> wakes = podium.queue.take();
        podium.placed(wakes);
        running.addAll(podium.lease("s", SLOTS));
        running.removeIf(task -> task.spec().expected().seconds() > 100);
    }

    private void smalls(int count) {
        for (int i = 0; i < count; i++) {
            podium.submit(task("small" + submitted++)
                    .expected(1 + random.nextInt(10))
                    .priority(5)
                    .deadline(podium.now().plusSeconds(60)));
        }
    }
}
