package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients, steps and workers on several threads, at one instant of the clock. */
class ConcurrencyTest {
    private static final int THREADS = 4;
    private static final int CALLS = 100;
    private static final int TASKS_A_CALL = 20;

    private final PodiumFixture podium = new PodiumFixture();
    private final Set<String> handedOver = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void loseNothingAndDoNothingTwice() throws Exception {
        podium.pool("p", 12)
                .service(TestService.service("s").types("work", "other").slots(8))
                .service(TestService.service("u").slots(8))
                .service(TestService.service("v").types("other").slots(3));
        podium.ledgerItems.afterWrites(writes -> watch());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                running.add(threads.submit(() -> work(random)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(wrong).isEmpty();
        assertThat(completed).hasValue(CALLS * TASKS_A_CALL);
        assertThat(podium.ledger().holdings()).isEmpty();
        for (int call = 0; call < CALLS; call++) {
            for (TestSpec spec : call(call)) {
                assertThat(podium.status(spec.build().key().id())).isEqualTo(TaskStatus.SUCCEEDED);
            }
        }
        assertThat(podium.measured().arrivals("work") + podium.measured().arrivals("other"))
                .isEqualTo(CALLS * TASKS_A_CALL);
        assertThat(podium.measured().completions("s")
                        + podium.measured().completions("u")
                        + podium.measured().completions("v"))
                .isEqualTo(CALLS * TASKS_A_CALL);
    }

    private void work(SplittableRandom random) {
        List<Task> inHand = new ArrayList<>();
        while (completed.get() < CALLS * TASKS_A_CALL && wrong.isEmpty()) {
            switch (random.nextInt(5)) {
                case 0 -> submit(random);
                case 1 -> place(random);
                case 2 -> lease(List.of("s", "u", "v").get(random.nextInt(3)), 1 + random.nextInt(4), inHand);
                default -> complete(inHand);
            }
        }
    }

    /** Each call is made about once; some are made by several at the same time. */
    private void submit(SplittableRandom random) {
        int call = random.nextInt(8) == 0 ? Math.max(0, calls.get() - 1) : calls.getAndIncrement();
        if (call < CALLS) {
            podium.submit(call(call));
        }
    }

    private static TestSpec[] call(int number) {
        TestSpec[] specs = new TestSpec[TASKS_A_CALL];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = task("t" + number + "-" + i).type(i % 3 == 0 ? "other" : "work");
            if (i % 5 == 4) {
                specs[i].after("t" + number + "-" + (i - 1), "t" + number + "-" + (i - 3));
            }
        }
        return specs;
    }

    /** Does what the wake-ups ask for, or does it twice. */
    private void place(SplittableRandom random) {
        List<Assignment> assignments = podium.schedule();
        podium.allocate(assignments);
        if (random.nextInt(4) == 0) {
            podium.allocate(assignments);
        }
    }

    private void lease(String service, int max, List<Task> inHand) {
        for (Task leased : podium.lease(service, max)) {
            if (!handedOver.add(PodiumFixture.id(leased))) {
                wrong.add(PodiumFixture.id(leased) + " was handed over twice");
            }
            inHand.add(leased);
        }
    }

    private void complete(List<Task> inHand) {
        List<FinishTasks.Result> results = new FinishTasks(podium.stores, podium.surroundings)
                .run(inHand.stream()
                        .map(task ->
                                new WorkerReport.Completed(PodiumFixture.id(task), PodiumFixture.token(task), null))
                        .toList());
        results.stream()
                .filter(result -> !(result instanceof FinishTasks.Result.Accepted))
                .forEach(result -> wrong.add(result.toString()));
        completed.addAndGet(inHand.size());
        inHand.clear();
    }

    private void watch() {
        Ledger ledger = podium.ledger();
        if (!ledger.used().fitsIn(ResourceVector.of("cpu", 12))) {
            wrong.add("gave " + ledger.used());
        }
        ledger.slotsTaken().forEach((service, taken) -> {
            if (taken > ledger.seats().getOrDefault(service, 0)) {
                wrong.add("gave " + taken + " slots of " + service);
            }
        });
    }
}
