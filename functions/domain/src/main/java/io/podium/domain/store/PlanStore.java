package io.podium.domain.store;

import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.optimization.Pause;
import io.podium.domain.optimization.Plan;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimizer's plans, in one partition by version, and whether it is paused. */
public final class PlanStore {
    private static final String PARTITION = "PLANS";
    private static final ItemKey SWITCH = new ItemKey("OPTIMIZER", "switch");

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
        return latest().map(Plan::instances).map(PlanWeights::new).orElse(PlanWeights.NONE);
    }

    /** Returns a page of plans, newest first, from behind {@code after}. */
    public ItemPage<Plan> page(@Nullable String after, int limit) {
        ItemPage<Item> page = items.query(PARTITION, Range.last(limit).continuedAfter(after));
        return new ItemPage<>(page.items().stream().map(PlanStore::read).toList(), page.next());
    }

    /** Stores a plan unless there is one of its version; returns whether it was stored. */
    public boolean store(Plan plan) {
        Item item = new Item(key(plan.version()), 1, PlanCodec.write(plan).tree(), null);
        return items.write(new Write.Put(item)) instanceof WriteOutcome.Done;
    }

    /** Returns the plan of a version. */
    public Optional<Plan> find(long version) {
        return items.get(key(version)).map(PlanStore::read);
    }

    /** Returns since when and why nothing may be changed; empty where the optimizer is not paused. */
    public Optional<Pause> pause() {
        return items.get(SWITCH).flatMap(PlanStore::pause);
    }

    /**
     * Pauses the optimizer, or resumes with null. Pausing again keeps the time of the first and takes the later reason.
     *
     * @return whether that was written; false where somebody else switched at the same time
     */
    public boolean pause(@Nullable Pause pause) {
        Optional<Item> before = items.get(SWITCH);
        Pause first = before.flatMap(PlanStore::pause).orElse(null);
        Pause kept = pause != null && first != null ? new Pause(first.since(), pause.reason()) : pause;
        if (Objects.equals(kept, first)) {
            return true;
        }
        Document document = Document.empty().put("schema", 1L);
        if (kept != null) {
            document.put("since", kept.since()).put("reason", kept.reason());
        }
        long version = before.map(Item::version).orElse(0L) + 1;
        return items.write(new Write.Put(new Item(SWITCH, version, document.tree(), null)))
                instanceof WriteOutcome.Done;
    }

    private static Optional<Pause> pause(Item item) {
        Document document = Document.of(item.document());
        Instant since = document.optionalInstant("since");
        return since == null ? Optional.empty() : Optional.of(new Pause(since, document.text("reason")));
    }

    private static ItemKey key(long version) {
        return new ItemKey(PARTITION, String.format("%012d", version));
    }

    private static Plan read(Item item) {
        return PlanCodec.read(Document.of(item.document()));
    }
}
