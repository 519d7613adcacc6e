package io.podium.domain.store;

import io.podium.domain.NotFoundException;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.optimization.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimizer's plans, in one partition by version. */
public final class PlanStore {
    private static final String PARTITION = "PLANS";

    /** A plan is kept this long. */
    public static final Duration RETENTION = Duration.ofDays(30);

    private final ItemStore items;

    public PlanStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the newest plan. */
    public Optional<Plan> latest() {
        return items.query(PARTITION, Range.last(1)).items().stream()
                .findFirst()
                .map(PlanStore::read);
    }

    /** Returns the shares of the newest plan, which are none before the first. */
    public PlanWeights weights() {
        return weights(latest());
    }

    /** Returns the shares of a plan, or none. */
    public static PlanWeights weights(Optional<Plan> plan) {
        return plan.map(Plan::instances).map(PlanWeights::new).orElse(PlanWeights.NONE);
    }

    /** Returns a page of plans, newest first, from behind {@code after}. */
    public ItemPage<Plan> page(@Nullable String after, int limit) {
        ItemPage<Item> page = items.query(PARTITION, Range.last(limit).continuedAfter(after));
        return new ItemPage<>(page.items().stream().map(PlanStore::read).toList(), page.next());
    }

    /**
     * Returns the position of the oldest plan made at or after an instant, from behind which a page begins with the newest
     * one made before it; null where all were. Plans are numbered in the order in which they were made, so that this takes
     * as many reads as the number of plans has binary digits.
     */
    public @Nullable String firstFrom(Instant instant) {
        Optional<Plan> latest = latest();
        if (latest.isEmpty() || latest.get().createdAt().isBefore(instant)) {
            return null;
        }
        long low = 1;
        long high = latest.get().version();
        while (low < high) {
            long middle = (low + high) >>> 1;
            // One that is gone has been removed for its age.
            boolean isEarlier = items.get(key(middle))
                    .map(item -> read(item).createdAt().isBefore(instant))
                    .orElse(true);
            if (isEarlier) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return position(low);
    }

    /** Returns the position of a version among all plans. */
    public static String position(long version) {
        return String.format("%012d", version);
    }

    /** Stores a plan unless there is one of its version; returns whether it was stored. */
    public boolean store(Plan plan) {
        Document document = PlanCodec.write(plan);
        document.put("expires", plan.createdAt().plus(RETENTION).getEpochSecond());
        Item item = new Item(key(plan.version()), 1, document.tree(), null);
        return items.write(new Write.Put(item)) instanceof WriteOutcome.Done;
    }

    /**
     * Adds sentences to the reasons of a stored plan.
     *
     * @return the plan with them, or as it is stored where somebody else has added some in between
     */
    public Plan amend(Plan plan, List<String> sentences) {
        ItemKey key = key(plan.version());
        Item stored = items.get(key).orElseThrow(() -> new NotFoundException("plan", String.valueOf(plan.version())));
        Document document = Document.of(new HashMap<>(stored.document()));
        List<String> reasons = new ArrayList<>(document.texts("reasons"));
        reasons.addAll(sentences);
        document.putList("reasons", reasons);
        Item amended = new Item(key, stored.version() + 1, document.tree(), null);
        boolean done = items.write(new Write.Put(amended)) instanceof WriteOutcome.Done;
        return read(done ? amended : stored);
    }

    /** Returns what the actuators were told, which is kept beside the plans. */
    public ActuationStore actuations() {
        return new ActuationStore(items);
    }

    /** Returns the plan of a version. */
    public Optional<Plan> find(long version) {
        return items.get(key(version)).map(PlanStore::read);
    }

    /** Returns whether the optimizer is paused, which is kept beside the plans. */
    public PauseStore pauses() {
        return new PauseStore(items);
    }

    /** Returns who asked for a plan between those of the schedule, which is kept beside the plans. */
    public PlanRequestStore requests() {
        return new PlanRequestStore(items);
    }

    private static ItemKey key(long version) {
        return new ItemKey(PARTITION, position(version));
    }

    private static Plan read(Item item) {
        return PlanCodec.read(Document.of(item.document()));
    }
}
