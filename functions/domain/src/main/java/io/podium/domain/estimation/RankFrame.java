package io.podium.domain.estimation;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.scheduling.SchedulingPolicy;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ranks apart from the time of arrival. Since ranks keep the order of two waiting tasks for ever, a policy ranks a task
 * that arrives t seconds later, and is otherwise the same, by {@code slope · t} more; the slope is found by asking the
 * policy about two such tasks, so that a new policy needs no word here.
 */
public final class RankFrame {
    private static final long SPAN_SECONDS = 1_000;
    private static final QueueKey QUEUE = new QueueKey(ShardKey.of("frame"), "task");

    private final double slope;

    /**
     * @param policy the policy's name
     * @param agingRate priority that a waiting task gains per second under dps, at least 0
     */
    public RankFrame(String policy, double agingRate) {
        SchedulingPolicy named = SchedulingPolicies.named(policy);
        double first = named.rank(arriving(0), agingRate, new SplittableRandom(1));
        double later = named.rank(arriving(SPAN_SECONDS), agingRate, new SplittableRandom(1));
        this.slope = (later - first) / SPAN_SECONDS;
    }

    /** Returns the frame of a pool's ranks. */
    public static RankFrame of(PoolRules rules) {
        return new RankFrame(rules.policy(), rules.agingRate());
    }

    /** Returns by how much a rank grows for every second that a task arrives later. */
    public double slope() {
        return slope;
    }

    /**
     * Returns a rank as a task has it that arrives at second 0 and goes before the same tasks as this one does, were they
     * to arrive at {@code at}. To a microsecond, so that rounding brings no task before its equals.
     *
     * @param at seconds on the clock that the rank was given by
     */
    public double offset(double rank, double at) {
        double offset = rank - slope * at;
        return Math.abs(offset) < 1e9 ? Math.rint(offset * 1e6) / 1e6 : offset;
    }

    /** Returns the offset of a rank that was given on the clock; see {@link #offset(double, double)}. */
    public double offset(double rank, Instant at) {
        return offset(rank, at.getEpochSecond() + at.getNano() / 1e9);
    }

    private static ReadyTask arriving(long second) {
        Instant at = Instant.ofEpochSecond(second);
        Instant deadline = at.plusSeconds(1);
        return new ReadyTask(
                new TaskKey("frame", "task"),
                1,
                QUEUE,
                false,
                0,
                at,
                1,
                null,
                deadline,
                new Rank(0, "none"),
                List.of(),
                null);
    }
}
