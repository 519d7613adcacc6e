package io.podium.domain.store;

import io.podium.domain.NotFoundException;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.optimization.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The optimizer's plans, in one partition by version. An item of DynamoDB holds 400 KB, and a plan tells of every service: one
 * of many services goes on in further items, each in a partition of its own, so that none takes more than a key may in a second.
 */
public final class PlanStore {
    private static final String PARTITION = "PLANS";

    /** Characters of one item, half of what DynamoDB takes, since some characters are two bytes. */
    private static final int MOST_CHARACTERS = 180_000;

    private static final String PARTS = "parts";
    private static final String ADDED = "added";
    private static final String REASONS = "reasons";

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
                .map(this::read);
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
        return new ItemPage<>(page.items().stream().map(this::read).toList(), page.next());
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
        Map<String, Object> tree = PlanCodec.write(plan).tree();
        List<Map<String, Object>> parts = TreeParts.split(tree, MOST_CHARACTERS);
        Document head = Document.of(parts.get(0));
        head.put("expires", plan.createdAt().plus(RETENTION).getEpochSecond());
        head.put(PARTS, parts.size() == 1 ? null : (long) parts.size() - 1);
        if (!storeFurther(plan, parts.subList(1, parts.size()))) {
            return false;
        }
        Item item = new Item(key(plan.version()), 1, head.tree(), null);
        return items.write(new Write.Put(item)) instanceof WriteOutcome.Done;
    }

    /** What goes on in further items is written first, so that whoever finds a plan finds all of it, and stays a day longer. */
    private boolean storeFurther(Plan plan, List<Map<String, Object>> parts) {
        int number = 0;
        for (Map<String, Object> part : parts) {
            number++;
            part.put(
                    "expires",
                    plan.createdAt().plus(RETENTION).plus(Duration.ofDays(1)).getEpochSecond());
            ItemKey key = new ItemKey(further(plan.version(), plan.createdAt(), number), "part");
            // One by one, since all together are more than a call takes.
            if (!(items.write(new Write.Put(new Item(key, 1, part, null))) instanceof WriteOutcome.Done)) {
                return false;
            }
        }
        return true;
    }

    /** Of two that plan the same version only one is stored; the time keeps their parts from each other. */
    private static String further(long version, Instant createdAt, int part) {
        return "PLAN#" + position(version) + "#" + createdAt.toEpochMilli() + "#" + part;
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
        String list = document.has(PARTS) ? ADDED : REASONS;
        List<String> reasons = new ArrayList<>(document.texts(list));
        reasons.addAll(sentences);
        document.putList(list, reasons);
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
        return items.get(key(version)).map(this::read);
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

    private Plan read(Item item) {
        Document head = Document.of(item.document());
        return PlanCodec.read(head.has(PARTS) ? whole(head) : head);
    }

    private Document whole(Document head) {
        List<Map<String, Object>> parts = new ArrayList<>(List.of(head.tree()));
        for (int part = 1; part <= head.integer(PARTS); part++) {
            String partition = further(head.whole("version"), head.instant("created"), part);
            parts.add(items.query(partition, Range.last(1)).items().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a plan lacks its part " + partition))
                    .document());
        }
        Document whole = Document.of(TreeParts.join(parts));
        List<String> reasons = new ArrayList<>(whole.texts(REASONS));
        reasons.addAll(head.texts(ADDED));
        return whole.putList(REASONS, reasons);
    }
}
