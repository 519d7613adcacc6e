package io.podium.domain.store;

import io.podium.domain.optimization.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who asked for a plan because tasks wait, in one item for each stretch of time in which somebody did. */
public final class PlanRequestStore {
    /** How soon after a plan, and after they last asked for one, tasks that wait bring about another. */
    public static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Duration RETENTION = Duration.ofDays(1);

    private final ItemStore items;

    PlanRequestStore(ItemStore items) {
        this.items = items;
    }

    /** Returns whether the newest plan is too young for another. */
    public static boolean isYoung(Optional<Plan> newest, Instant now) {
        return newest.map(plan -> now.isBefore(plan.createdAt().plus(PAUSE))).orElse(false);
    }

    /**
     * Returns whether the caller is the first to ask in this stretch of time; of several, one is.
     *
     * @param mark something that no other caller says
     */
    public boolean claim(Instant now, String mark) {
        long stretch = Math.floorDiv(now.toEpochMilli(), PAUSE.toMillis());
        Map<String, Object> document = Map.of(
                "schema", 1L, "mark", mark, "expires", now.plus(RETENTION).getEpochSecond());
        Item item = new Item(new ItemKey("PLAN-ASKED", String.format("%012d", stretch)), 1, document, null);
        return items.write(new Write.Put(item)) instanceof WriteOutcome.Done;
    }
}
