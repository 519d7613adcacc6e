package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.metrics.MeasurementSum;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.port.Wake;
import io.podium.domain.service.Verdict;
import io.podium.domain.task.Lease;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The complete step: takes what workers say of their tasks. A report counts once, however often it comes: the task is
 * moved on condition of its token, and only who moved it gives back the resources, counts, and tells dependents.
 */
public final class FinishTasks {
    private static final int TRIES = 8;

    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final ReleaseHoldings releaseHoldings;
    private final TellDependents tellDependents;

    public FinishTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /** What became of a report. */
    public sealed interface Result {

        /**
         * It took effect, now or when it came before.
         *
         * @param task the task as stored
         */
        record Accepted(Task task) implements Result {}

        /**
         * The token is not, or no longer, that of the task's lease; nothing was changed.
         *
         * @param reason why
         */
        record Stale(String reason) implements Result {}

        /**
         * There is no such task.
         *
         * @param task its name
         */
        record Unknown(TaskKey task) implements Result {}

        /**
         * Others kept changing the task, and nothing was changed. Maybe report again.
         *
         * @param task its name
         */
        record Busy(TaskKey task) implements Result {}
    }

    /**
     * Takes several reports, those about one task in their order, each judged by what the one before it left.
     *
     * @return the results, in order
     * @throws ConflictException if others keep changing one of the tasks; the other reports have been taken then
     */
    public List<Result> run(List<? extends WorkerReport> reports) {
        List<Result> results = runEach(reports);
        for (Result result : results) {
            if (result instanceof Result.Busy busy) {
                throw new ConflictException(
                        "task " + busy.task() + " is being changed by others all the time. Maybe report again");
            }
        }
        return results;
    }

    /** Takes several reports as {@link #run} does, but answers for each one by itself. */
    public List<Result> runEach(List<? extends WorkerReport> reports) {
        Map<WorkerReport, Result> results = new HashMap<>();
        List<Ending> endings = new ArrayList<>();
        Set<WorkerReport> open = new LinkedHashSet<>(reports);
        for (int lost = 0; !open.isEmpty() && lost < TRIES; ) {
            lost = attempt(open, results, endings) ? 0 : lost + 1;
        }
        settle(endings);
        open.forEach(report -> results.put(report, new Result.Busy(report.task())));
        return reports.stream()
                .map(report -> Objects.requireNonNull(results.get(report)))
                .toList();
    }

    private record Ending(WorkerReport report, Task before, Task after) {}

    /** Takes the first open report about each task; returns whether any was taken. */
    private boolean attempt(Set<WorkerReport> open, Map<WorkerReport, Result> results, List<Ending> endings) {
        Instant now = surroundings.now();
        Map<TaskKey, WorkerReport> firsts = new LinkedHashMap<>();
        open.forEach(report -> firsts.putIfAbsent(report.task(), report));
        Map<TaskKey, Task> found = stores.tasks().findAll(firsts.keySet());
        List<Ending> moves = new ArrayList<>();
        for (WorkerReport report : firsts.values()) {
            Task task = found.get(report.task());
            Result judged = judge(report, task);
            if (judged == null && task != null) {
                moves.add(new Ending(report, task, change.ranked(move(report, task, now))));
            } else if (judged != null) {
                results.put(report, judged);
            }
        }
        List<@Nullable Task> lost =
                stores.tasks().store(moves.stream().map(Ending::after).toList(), surroundings.mark());
        for (int i = 0; i < moves.size(); i++) {
            if (lost.get(i) == null) {
                Ending ending = moves.get(i);
                endings.add(ending);
                results.put(ending.report(), new Result.Accepted(ending.after()));
            }
        }
        return open.removeAll(results.keySet());
    }

    /** Returns the result of a report that changes nothing, or null for one that moves the task. */
    private static @Nullable Result judge(WorkerReport report, @Nullable Task task) {
        if (task == null) {
            return new Result.Unknown(report.task());
        }
        Lease lease = task.lease();
        if (lease != null && lease.token().equals(report.token())) {
            return null;
        }
        if (report.token().equals(task.progress().lastToken()) && repeats(report, task)) {
            return new Result.Accepted(task);
        }
        return new Result.Stale("the token of task " + report.taskId() + " is stale; the task is " + task.status());
    }

    private static boolean repeats(WorkerReport report, Task task) {
        boolean succeeded = task.status() == TaskStatus.SUCCEEDED;
        return report instanceof WorkerReport.Completed ? succeeded : !succeeded;
    }

    private Task move(WorkerReport report, Task task, Instant now) {
        if (report instanceof WorkerReport.Completed done) {
            return task.succeed(now, done.result());
        }
        if (report instanceof WorkerReport.Failed failed) {
            Duration pause = Backoff.draw(Math.max(1, task.progress().attempts()), surroundings.random());
            return task.fail(now, failed.error(), failed.retryable(), pause);
        }
        return task.giveBack(now, ((WorkerReport.GivenBack) report).remainingSeconds());
    }

    private void settle(List<Ending> endings) {
        List<ReleaseHoldings.Ended> ended = new ArrayList<>();
        Map<String, MeasurementSum> measured = new TreeMap<>();
        Set<QueueKey> ready = new HashSet<>();
        for (Ending ending : endings) {
            Lease lease = ending.before().requireLease();
            ended.add(new ReleaseHoldings.Ended(ending.before().key(), lease, verdict(ending.report())));
            Task after = ending.after();
            measured.computeIfAbsent(lease.from().pool(), any -> new MeasurementSum())
                    .add(measure(ending));
            measured.computeIfAbsent(after.spec().shard().pool(), any -> new MeasurementSum())
                    .add(measureRun(ending));
            if (after.status() == TaskStatus.READY) {
                ready.add(after.spec().queue());
            } else if (after.status() == TaskStatus.DELAYED && after.dueAt() != null) {
                WakeLater.at(surroundings, after.spec().queue(), after.dueAt());
            }
        }
        releaseHoldings.run(ended);
        tellDependents.of(endings.stream().map(Ending::after).toList());
        surroundings.queue().wake(Wake.of(ready));
        // Last, so that a count that cannot be kept holds up nobody who waits.
        Instant now = surroundings.now();
        stores.metrics().add(MeasurementSum.each(measured), now);
    }

    private static Verdict verdict(WorkerReport report) {
        if (report instanceof WorkerReport.Completed) {
            return Verdict.SUCCEEDED;
        }
        return report instanceof WorkerReport.Failed ? Verdict.FAILED : Verdict.UNTOLD;
    }

    private static Measurements measure(Ending ending) {
        String serviceId = ending.before().requireLease().serviceId();
        Task after = ending.after();
        if (after.status() == TaskStatus.SUCCEEDED) {
            return Measurements.completed(serviceId, after.progress().ranSeconds(), after.waitSeconds());
        }
        return ending.report() instanceof WorkerReport.Failed ? Measurements.failed(serviceId) : Measurements.none();
    }

    /**
     * Measures how long the work took, in the pool that it was submitted to, for those that come after it. What a task ran
     * under all its leases is that, unless attempts that failed are in it; then it is what the last one ran, unless that
     * only went on with what an earlier one had begun.
     */
    private static Measurements measureRun(Ending ending) {
        Task before = ending.before();
        Task after = ending.after();
        boolean wentOn = before.progress().remainingSeconds() != null;
        if (after.status() != TaskStatus.SUCCEEDED
                || (wentOn && after.progress().attempts() > 1)) {
            return Measurements.none();
        }
        double all = after.progress().ranSeconds();
        double seconds = wentOn ? all : all - before.progress().ranSeconds();
        return Measurements.ran(after.spec().type(), before.requireLease().serviceId(), seconds);
    }
}
