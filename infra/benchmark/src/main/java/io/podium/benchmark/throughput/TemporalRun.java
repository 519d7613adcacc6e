package io.podium.benchmark.throughput;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Temporal: a workflow of one activity for each task, each started by a call of its own, which is all that its client has. */
final class TemporalRun {
    private static final int STARTERS = 8;
    private static final String QUEUE = "throughput";

    /** What has not run by then does not count. */
    private static final Duration MOST = Duration.ofMinutes(1);

    private TemporalRun() {}

    /** The workflow. */
    @WorkflowInterface
    public interface TaskFlow {
        /** Runs the activity. */
        @WorkflowMethod
        void run(int number);
    }

    /** The activity. */
    @ActivityInterface
    public interface Work {
        /** Does nothing. */
        void done(int number);
    }

    /** Counts what has run; a workflow that is replayed counts once. */
    private static final class Tally {
        private final Set<Integer> ran = ConcurrentHashMap.newKeySet();
        private final CountDownLatch left;

        Tally(int count) {
            left = new CountDownLatch(count);
        }

        void count(int number) {
            if (ran.add(number)) {
                left.countDown();
            }
        }
    }

    private record OneActivity(Tally tally) implements TaskFlow {
        @Override
        public void run(int number) {
            Work work = Workflow.newActivityStub(
                    Work.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .build());
            work.done(number);
            tally.count(number);
        }
    }

    /** Nothing but to have been there. */
    private static final class Nothing implements Work {
        @Override
        public void done(int number) {
            // An empty task, as in the other rows.
        }
    }

    /** Measures the server that Temporal has for tests, in this process and in memory. */
    static double tasksPerSecondInMemory(int count) throws InterruptedException {
        TestEnvironmentOptions options =
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build();
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance(options)) {
            return tasksPerSecond(server.getWorkflowClient(), count);
        }
    }

    /**
     * Measures a server that runs.
     *
     * @param address host:port of its frontend
     */
    static double tasksPerSecondAt(String address, int count) throws InterruptedException {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        try {
            return tasksPerSecond(WorkflowClient.newInstance(stubs), count);
        } finally {
            stubs.shutdown();
            stubs.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static double tasksPerSecond(WorkflowClient client, int count) throws InterruptedException {
        Tally tally = new Tally(count);
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(QUEUE);
        worker.registerWorkflowImplementationFactory(TaskFlow.class, () -> new OneActivity(tally));
        worker.registerActivitiesImplementations(new Nothing());
        factory.start();
        ExecutorService starters = Executors.newFixedThreadPool(STARTERS);
        try {
            long begun = System.nanoTime();
            List<Future<?>> running = start(client, starters, count);
            boolean isDone = tally.left.await(MOST.toSeconds(), TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long ran = isDone ? count : count - tally.left.getCount();
            Failures.requireNone("Temporal", running);
            return ran / seconds;
        } finally {
            starters.shutdownNow();
            factory.shutdownNow();
            factory.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static List<Future<?>> start(WorkflowClient client, ExecutorService starters, int count) {
        String run = UUID.randomUUID().toString();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < STARTERS; i++) {
            running.add(starters.submit(() -> {
                for (int number = next.getAndIncrement();
                        number < count && !Thread.interrupted();
                        number = next.getAndIncrement()) {
                    WorkflowOptions options = WorkflowOptions.newBuilder()
                            .setTaskQueue(QUEUE)
                            .setWorkflowId(run + "-" + number)
                            .build();
                    WorkflowClient.start(client.newWorkflowStub(TaskFlow.class, options)::run, number);
                }
            }));
        }
        return running;
    }
}
