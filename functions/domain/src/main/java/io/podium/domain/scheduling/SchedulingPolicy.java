package io.podium.domain.scheduling;

import io.podium.domain.task.ReadyTask;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Decides which ready task goes next. A policy gives each task a static rank when it enters the queue, so that the
 * queue can be kept in order by an index and no waiting task is ever visited to change its place.
 */
public interface SchedulingPolicy {

    /** Returns the name that pools use. */
    String name();

    /**
     * Returns the task's rank: smaller goes first, and equal ranks go by earlier submission.
     *
     * @param task the task; its present rank is ignored
     * @param agingRate the pool's aging rate in priority per second
     * @param random drawn from only by policies that are random
     * @return a finite number that does not depend on the present time
     */
    double rank(ReadyTask task, double agingRate, RandomGenerator random);

    /**
     * Returns in words what gives a waiting task its place.
     *
     * @param task the task, with its rank
     * @param agingRate the pool's aging rate in priority per second
     * @param now the present time
     */
    String words(ReadyTask task, double agingRate, Instant now);

    /**
     * Returns whether a ready task should take the place of a running one that can be preempted. If it should, it should
     * also take the place of any that has more left to run.
     *
     * @param readySeconds what is thought to be left of the ready task
     * @param runningSeconds what is thought to be left of the running task
     * @param marginSeconds by how much the ready task must be better for a change to be worth its price, at least 0
     */
    default boolean preempts(double readySeconds, double runningSeconds, double marginSeconds) {
        return false;
    }
}
