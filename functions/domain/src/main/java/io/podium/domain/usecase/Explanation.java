package io.podium.domain.usecase;

import io.podium.domain.estimation.Estimate;
import io.podium.domain.scheduling.WaitBound;
import io.podium.domain.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a task stands where it stands, at one instant.
 *
 * @param task the task
 * @param at the instant
 * @param place what gives it its place among those that wait
 * @param ahead how many go first, or null unless it is ready
 * @param constraint what it waits for first of all, or null for a task that has ended
 * @param reasons all there is to say, in words
 * @param start when it is thought to start
 * @param deadline whether it is thought to meet its deadline, or null if it has none
 * @param bound the longest that it can wait under dps, or null where that is not computed
 */
public record Explanation(
        Task task,
        Instant at,
        Place place,
        @Nullable Ahead ahead,
        @Nullable Constraint constraint,
        List<String> reasons,
        Start start,
        @Nullable Verdict deadline,
        @Nullable Bound bound) {
    public Explanation {
        Objects.requireNonNull(task);
        Objects.requireNonNull(at);
        Objects.requireNonNull(place);
        Objects.requireNonNull(start);
        reasons = List.copyOf(reasons);
    }

    /**
     * What a rank is made of.
     *
     * @param policy the pool's scheduling policy
     * @param words what the policy says of the rank
     * @param agingRate priority that the task gains for every second under dps
     * @param waitedSeconds since it was submitted
     * @param sizeSource where the expected duration comes from
     */
    public record Place(String policy, String words, double agingRate, double waitedSeconds, String sizeSource) {}

    /**
     * How many tasks go first.
     *
     * @param tasks how many were counted
     * @param isAtLeast whether there may be more, because not all were looked at
     * @param otherTypes how many of them are of other types, which the same services run
     * @param seconds their expected durations together, with what is left of the running tasks
     */
    public record Ahead(int tasks, boolean isAtLeast, int otherTypes, double seconds) {}

    /**
     * What a task waits for.
     *
     * @param kind by the name that the API uses
     * @param words in words
     * @param figures by the names that the API uses
     */
    public record Constraint(String kind, String words, Map<String, Object> figures) {
        public Constraint {
            figures = Map.copyOf(figures);
        }
    }

    /**
     * When a task is thought to start.
     *
     * @param seconds from now, or null where there is no telling
     * @param words why there is no telling, or what the estimate assumes
     */
    public record Start(@Nullable Estimate seconds, String words) {}

    /**
     * Whether a task is thought to meet its deadline.
     *
     * @param willMiss whether it is likelier to miss it than not; for a task that has ended, whether it did
     * @param chance how likely it is to miss it, from 0 to 1, or null where there is no telling
     * @param finish when it is thought to end, in seconds from now, or null where there is no telling
     * @param words in words
     */
    public record Verdict(
            boolean willMiss,
            @Nullable Double chance,
            @Nullable Estimate finish,
            String words) {}

    /**
     * The wait bound and what it was computed from.
     *
     * @param bound from now on
     * @param highestPriority the highest that a task had lately
     * @param aheadSeconds work that goes first
     * @param arrivals what may arrive, as it did lately
     * @param slots how many tasks run at a time
     */
    public record Bound(
            WaitBound bound, double highestPriority, double aheadSeconds, WaitBound.Arrivals arrivals, int slots) {}
}
