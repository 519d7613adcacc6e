package io.podium.domain.usecase;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.duration.LearntDurations;
import io.podium.domain.scheduling.RunningTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What is thought of how long tasks run. What was learnt changes once a minute and is kept for half of one. */
final class KnownDurations {
    static final Duration VALID = Duration.ofSeconds(30);

    private final Stores stores;
    private final Surroundings surroundings;
    private final ConcurrentMap<String, Read> read = new ConcurrentHashMap<>();

    KnownDurations(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    private record Read(LearntDurations learnt, Instant at) {}

    /** Returns the task with what was learnt of its type, if it declares no duration and something was. */
    TaskSpec expecting(TaskSpec spec) {
        if (spec.expected() instanceof DurationEstimate.Declared) {
            return spec;
        }
        return in(spec.shard().pool()).of(spec.type()).map(spec::expecting).orElse(spec);
    }

    /**
     * Returns the seconds that are thought to be left of a live task, at least 0: what its worker said when it gave it
     * back, else what was declared, else what was learnt of its type on the service that runs it; less what it ran since.
     */
    double remainingSeconds(Task live) {
        double ran = live.requireLease().ranSeconds(surroundings.now());
        return RunningTask.left(expectedAtStart(live), ran);
    }

    private double expectedAtStart(Task live) {
        TaskSpec spec = live.spec();
        if (live.progress().remainingSeconds() != null || spec.expected() instanceof DurationEstimate.Declared) {
            return live.expectedRemainingSeconds();
        }
        return in(spec.shard().pool())
                .of(spec.type(), live.requireLease().serviceId())
                .map(DurationEstimate::seconds)
                .orElseGet(live::expectedRemainingSeconds);
    }

    private LearntDurations in(String pool) {
        Instant now = surroundings.now();
        Read known = read.get(pool);
        if (known == null || !now.isBefore(known.at().plus(VALID))) {
            known = new Read(stores.durations().find(pool), now);
            read.put(pool, known);
        }
        return known.learnt();
    }
}
