package io.podium.domain.simulation;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.scheduling.SchedulingPolicy;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Asks a policy for the ranks of jobs as the ready queue asks it for those of tasks. The workload begins in 1970. */
final class JobRanking {
    private static final QueueKey QUEUE = new QueueKey(ShardKey.of("simulation"), "job");
    private static final Rank NOT_YET = new Rank(0, "");
    private static final double NANOS = 1e9;

    private final SchedulingPolicy policy;
    private final double agingRate;
    private final RandomGenerator random;

    JobRanking(SimulationRules rules, RandomGenerator random) {
        this.policy = SchedulingPolicies.named(rules.policy());
        this.agingRate = rules.agingRate();
        this.random = random;
    }

    double rank(int number, Job job, double secondsLeft) {
        Double deadline = job.deadlineSeconds();
        ReadyTask task = new ReadyTask(
                new TaskKey("simulation", Integer.toString(number)),
                1,
                QUEUE,
                false,
                job.priority(),
                instant(job.arrivalSeconds()),
                secondsLeft,
                null,
                deadline == null ? null : instant(deadline),
                NOT_YET,
                List.of(),
                null);
        return policy.rank(task, agingRate, random);
    }

    private static Instant instant(double seconds) {
        long whole = (long) seconds;
        return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * NANOS));
    }
}
